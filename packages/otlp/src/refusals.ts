/** Why one span, log record or data point was refused, and the value at fault (null: there is none to show). */
export type Refusal = { refused: string; value: string | null };

/** The refusal of a time that is no whole number. */
export function notNanoseconds(field: string, value: unknown): Refusal {
	return { refused: `${field} is not a whole number of nanoseconds`, value: described(value) };
}

/** A value for a message; lists and objects only by kind, for printing a deep one would exhaust the stack. */
export function described(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

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
		add({ refused: reason, value }) {
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
