import type { RunningJob } from './deps.ts';

export type Repetition = {
	everyMs: number;
	/** Never runs twice at once; a round that fails is reported and the next one comes in its time. */
	work: () => Promise<unknown>;
	onError: (error: unknown) => void;
};

/** Runs `work` now and then every `everyMs`; closing waits for the round in hand. */
export function repeatEvery({ everyMs, work, onError }: Repetition): RunningJob {
	let round: Promise<unknown> | undefined;
	const begin = () => {
		round ??= work()
			.catch(onError)
			.finally(() => {
				round = undefined;
			});
	};
	begin();
	const timer = setInterval(begin, everyMs);
	return {
		close: async () => {
			clearInterval(timer);
			await round;
		},
	};
}
