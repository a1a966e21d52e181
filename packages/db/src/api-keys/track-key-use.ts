import type { Db } from '../connect.ts';
import { touchKeys } from './touch-keys.ts';

export type KeyUseTracker = {
	/** Notes that a key was used now. Costs nothing: it only fills a map. */
	used: (keyId: string) => void;
	/** Writes what is left and stops. */
	close: () => Promise<void>;
};

/**
 * Collects uses of keys and writes them once a minute, so that requests never wait for, or fail with, this bookkeeping.
 * A failed write is dropped: the next use brings it again.
 */
export function trackKeyUse(db: Db, everyMs = 60_000): KeyUseTracker {
	let uses = new Map<string, Date>();
	const flush = async () => {
		const written = uses;
		uses = new Map();
		await touchKeys(db, written).catch(() => {});
	};
	const timer = setInterval(flush, everyMs);
	timer.unref();
	return {
		used: (keyId) => uses.set(keyId, new Date()),
		close: async () => {
			clearInterval(timer);
			await flush();
		},
	};
}
