import type { CostRow } from '@spanledger/api/costs/cost-shape';

export type Billed = Pick<CostRow, 'costUsd' | 'unpricedCalls'>;

/** A bill of nothing but unpriced calls is unknown, not zero. */
export function knownCostUsd({ costUsd, unpricedCalls }: Billed): string | null {
	return costUsd === '0' && unpricedCalls > 0 ? null : costUsd;
}
