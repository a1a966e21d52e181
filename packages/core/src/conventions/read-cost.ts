import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import type { Span } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';

type ReportedCost = Pick<Span, 'reportedCostUsd' | 'reportedCostSource'>;

/**
 * The emitter's own figure in USD and who stands behind it. A gateway's bill counts before our sum, an SDK's guess after it.
 * A zero on a failed call is a default, not a known cost.
 */
export function readCost(
	{ values }: Fields,
	convention: Convention,
	provider: string | null,
	failed: boolean,
): ReportedCost {
	const { gatewayCostUsd } = values;
	const cost = gatewayCostUsd ?? values.sdkCostUsd ?? sumOfParts(values.sdkInputCostUsd, values.sdkOutputCostUsd);
	if (cost === undefined || (failed && cost === '0')) return { reportedCostUsd: null, reportedCostSource: null };
	const fromGateway = gatewayCostUsd !== undefined || convention.isGateway === true || provider === 'openrouter';
	return { reportedCostUsd: cost, reportedCostSource: fromGateway ? 'gateway' : 'sdk' };
}

function sumOfParts(input: string | undefined, output: string | undefined): string | undefined {
	if (input === undefined || output === undefined) return undefined;
	return usdText(picoUsdFrom(input) + picoUsdFrom(output));
}
