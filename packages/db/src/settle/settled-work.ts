import type { SettledTrace } from '@spanledger/core/traces/settle-trace';
import type { UnsettledTrace } from './claim-unsettled.ts';

/** One claimed trace and what settling made of it. */
export type SettledWork = { claim: UnsettledTrace; settled: SettledTrace };
