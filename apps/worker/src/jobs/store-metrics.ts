import type { StoreSignal } from './store-batch.ts';

/** Used by a later release; until then they are taken, counted and let go. */
export const storeMetrics: StoreSignal = (_deps, tally) => async () => tally.count('metrics requests dropped', 1);
