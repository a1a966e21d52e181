import type { StoreSignal } from './store-batch.ts';

/** Used by a later release; until then they are taken, counted and let go. */
export const storeLogs: StoreSignal = (_deps, tally) => async () => tally.count('logs requests dropped', 1);
