import { type Refusal, refusals } from './refusals.ts';

/** What a decoder hands back: the good items, how many were refused one by one, and why ('' when none was). */
export type Decoded<T> = { items: T[]; rejected: number; errorMessage: string };

/** Reads one item where it lies, or says why it cannot be one. */
export type ReadItem<T> = () => T | Refusal;
export type Offer<T> = (read: ReadItem<T>) => void;

/**
 * Gathers the items of one request and refuses bad ones one by one: a batch is never lost for one of them.
 * `offer` reads an item only while there is room for it, so items past the limit cost nothing.
 */
export function intake<T extends object>(
	noun: string,
	limit: number,
	refusalOf: (item: T) => Refusal | null,
): { offer: Offer<T>; result: () => Decoded<T> } {
	const items: T[] = [];
	const refused = refusals(noun);
	return {
		offer(read) {
			if (items.length >= limit) {
				refused.add({ refused: `more than ${limit} ${noun}s in one request`, value: null });
				return;
			}
			const item = read();
			const refusal = 'refused' in item ? item : refusalOf(item);
			if (refusal !== null) refused.add(refusal);
			else items.push(item as T);
		},
		result: () => ({ items, rejected: refused.count(), errorMessage: refused.message() }),
	};
}
