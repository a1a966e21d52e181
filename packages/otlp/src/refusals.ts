/** Why one span, log record or data point was refused, and the value at fault (null: there is none to show). */
export type Refusal = { reason: string; value: string | null };

const longestValueShown = 64;

/** Counts refusals by reason for `partialSuccess.errorMessage`; the first value of each reason is shown. */
export function refusals(noun: string): {
	add: (refusal: Refusal) => void;
	count: () => number;
	message: () => string;
} {
	const byReason = new Map<string, { times: number; firstValue: string | null }>();
	let count = 0;
	return {
		add({ reason, value }) {
			count++;
			const known = byReason.get(reason);
			if (known) known.times++;
			else byReason.set(reason, { times: 1, firstValue: value });
		},
		count: () => count,
		message() {
			if (count === 0) return '';
			const reasons = [...byReason].map(
				([reason, { times, firstValue }]) =>
					`${times} × ${reason}${firstValue === null ? '' : ` (first: ${shown(firstValue)})`}`,
			);
			return `${count} ${noun}${count === 1 ? '' : 's'} refused: ${reasons.join('; ')}`;
		},
	};
}

function shown(value: string): string {
	return JSON.stringify(value.length > longestValueShown ? `${value.slice(0, longestValueShown)}…` : value);
}
