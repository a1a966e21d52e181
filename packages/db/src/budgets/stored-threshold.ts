import type { Crossing } from '@spanledger/core/budgets/advance-budget';

/** In a column that counts per cent. */
const onTrackThreshold = 0;

export const storedThreshold = (threshold: Crossing['threshold']): number =>
	threshold === 'onTrack' ? onTrackThreshold : threshold;

export const thresholdFromStored = (threshold: number): Crossing['threshold'] =>
	threshold === onTrackThreshold ? 'onTrack' : threshold;
