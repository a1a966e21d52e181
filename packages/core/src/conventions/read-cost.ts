import { picoUsdFrom, usdText } from '../money/pico-usd.ts';
import type { Span } from '../spans/span.ts';
import type { Convention } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';
import { derived, type Told } from './fields/told.ts';

type ReportedCost = Pick<Span, 'reportedCostUsd' | 'reportedCostSource'>;

/**
 * The emitter's own figure in USD and who stands behind it. A gateway's bill counts before our sum, an SDK's guess after it.
 * A zero on a failed call is a default, not a known cost.
 */
export function readCost(
	fields: Fields,
	convention: Convention,
	provider: string | null,
	failed: boolean,
): Told<ReportedCost> {
	const { value: cost, key } = costOf(fields);
	if (cost === null || (failed && cost === '0')) return { value: noCost, key: null };
	const isGateway = convention.isGateway === true || provider === 'openrouter';
	const reportedCostSource = fields.values.gatewayCostUsd !== undefined || isGateway ? 'gateway' : 'sdk';
	return { value: { reportedCostUsd: cost, reportedCostSource }, key };
}

const noCost: ReportedCost = { reportedCostUsd: null, reportedCostSource: null };

function costOf({ values, keys }: Fields): Told<string | null> {
	const { gatewayCostUsd, sdkCostUsd, sdkInputCostUsd: input, sdkOutputCostUsd: output } = values;
	if (gatewayCostUsd !== undefined) return { value: gatewayCostUsd, key: keys.gatewayCostUsd ?? null };
	if (sdkCostUsd !== undefined) return { value: sdkCostUsd, key: keys.sdkCostUsd ?? null };
	if (input === undefined || output === undefined) return { value: null, key: null };
	return {
		value: usdText(picoUsdFrom(input) + picoUsdFrom(output)),
		key: derived(keys.sdkInputCostUsd, keys.sdkOutputCostUsd),
	};
}
