import type { Logger } from 'pino';

export type Tally = {
	count: (what: string, more: number) => void;
	/** Says what was not yet said and stops. */
	close: () => void;
};

/** Counts things and says once a minute how many there were, if any. */
export function tallyInto(log: Logger, everyMs = 60_000): Tally {
	let counts: Record<string, number> = {};
	const say = () => {
		if (Object.keys(counts).length > 0) log.info(counts, 'stored');
		counts = {};
	};
	const timer = setInterval(say, everyMs);
	timer.unref();
	return {
		count: (what, more) => {
			if (more > 0) counts[what] = (counts[what] ?? 0) + more;
		},
		close: () => {
			clearInterval(timer);
			say();
		},
	};
}
