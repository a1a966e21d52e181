import { createHash } from 'node:crypto';
import type { FoundKey } from '@spanledger/db/api-keys/find-key';
import type { FindKey } from './authenticate.ts';

export type RememberOptions = {
	/** How long a live key is believed: a revoked one works no longer than this. */
	foundMs: number;
	/** How long an unknown one is: a key made after a failed try works soon. */
	missingMs: number;
	/** Keys remembered at most: made-up keys must not fill the memory. */
	maxKeys: number;
	now?: () => number;
};

type Remembered = { answer: Promise<FoundKey | null>; untilMs: number };

/** A look-up that asks the store once per key and while; failures are not remembered. Keys are held as hashes only. */
export function rememberKeys(
	findKey: FindKey,
	{ foundMs, missingMs, maxKeys, now = () => performance.now() }: RememberOptions,
): FindKey {
	const remembered = new Map<string, Remembered>();
	const ask = (key: string, hash: string) => {
		const entry: Remembered = { answer: findKey(key), untilMs: Number.POSITIVE_INFINITY };
		entry.answer.then(
			(found) => {
				entry.untilMs = now() + (found === null ? missingMs : foundMs);
			},
			() => {
				if (remembered.get(hash) === entry) remembered.delete(hash);
			},
		);
		return entry;
	};
	return (key) => {
		const hash = createHash('sha256').update(key).digest('base64');
		const known = remembered.get(hash);
		if (known !== undefined && known.untilMs > now()) return known.answer;
		const asked = ask(key, hash);
		remembered.delete(hash);
		remembered.set(hash, asked);
		const [oldest] = remembered.keys();
		if (remembered.size > maxKeys && oldest !== undefined) remembered.delete(oldest);
		return asked.answer;
	};
}
