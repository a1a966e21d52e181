import { createHash } from 'node:crypto';
import type { FoundKey } from '@spanledger/db/api-keys/find-key';
import type { FindKey } from './authenticate.ts';

export type RememberOptions = {
	/** How long a live key is believed: a revoked one works no longer than this. */
	foundMs: number;
	/** How long a live key is still believed while the store cannot be asked: the door stays open through its outage. */
	outageMs: number;
	/** How long an unknown one is: a key made after a failed try works soon. */
	missingMs: number;
	/** Keys remembered at most: made-up keys must not fill the memory. */
	maxKeys: number;
	now?: () => number;
};

type Remembered = {
	answer: Promise<FoundKey | null>;
	untilMs: number;
	/** What the store last said of a live key, and when. */
	live: { found: FoundKey; atMs: number } | null;
};

/**
 * A look-up that asks the store once per key and while. A failure is not remembered; a key that was live shortly before it is taken for
 * live. Keys are held as hashes only.
 */
export function rememberKeys(
	findKey: FindKey,
	{ foundMs, outageMs, missingMs, maxKeys, now = () => performance.now() }: RememberOptions,
): FindKey {
	const remembered = new Map<string, Remembered>();
	const ask = (key: string, hash: string, live: Remembered['live']) => {
		const entry: Remembered = { answer: findKey(key), untilMs: Number.POSITIVE_INFINITY, live };
		entry.answer = entry.answer.then(
			(found) => {
				entry.untilMs = now() + (found === null ? missingMs : foundMs);
				entry.live = found === null ? null : { found, atMs: now() };
				return found;
			},
			(error) => {
				if (live !== null && now() - live.atMs <= outageMs) {
					entry.untilMs = now() + missingMs;
					return live.found;
				}
				if (remembered.get(hash) === entry) remembered.delete(hash);
				throw error;
			},
		);
		return entry;
	};
	return (key) => {
		const hash = createHash('sha256').update(key).digest('base64');
		const known = remembered.get(hash);
		if (known !== undefined && known.untilMs > now()) return known.answer;
		const asked = ask(key, hash, known?.live ?? null);
		remembered.delete(hash);
		remembered.set(hash, asked);
		const [oldest] = remembered.keys();
		if (remembered.size > maxKeys && oldest !== undefined) remembered.delete(oldest);
		return asked.answer;
	};
}
