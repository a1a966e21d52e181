import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { type PicoUsd, picoUsdFrom } from '../money/pico-usd.ts';
import type { CallCost } from '../prices/price-call.ts';
import { costOfEntry, type LedgerFacts } from '../prices/price-entry.ts';
import type { Pricing } from '../prices/pricing.ts';
import type { TaskOutcome } from '../quality/task-outcome.ts';
import type { Dimensions } from '../spans/dimensions.ts';
import type { Span } from '../spans/span.ts';
import { billedAtNs } from './billed-at.ts';
import { samplingWeight } from './sampling-weight.ts';
import type { TraceNode } from './trace-tree.ts';

/** A gateway served it from its cache: a call that cost nothing and used no tokens of the provider. */
const replayCost: CallCost = {
	costUsd: 0n,
	costSource: 'reported',
	costDetails: {},
	price: null,
	unpricedReason: null,
};
const unused = { usage: null, units: {}, reportedCostUsd: null, reportedCostSource: null } as const;

/** The ledger entry of a billable span, billed to the dimensions it inherited. */
export function ledgerEntry(
	node: TraceNode,
	dimensions: Dimensions,
	isReplay: boolean,
	{ book, costSetting, headSampling }: Pricing,
	outcome: TaskOutcome | null,
): LedgerEntry {
	const { span } = node;
	const facts: LedgerFacts = {
		traceId: span.traceId,
		spanId: span.spanId,
		startTimeNs: billedAtNs(span),
		type: span.type,
		operation: span.operation ?? '',
		tenant: dimensions.tenant ?? '',
		team: dimensions.team ?? '',
		feature: dimensions.feature ?? '',
		user: dimensions.user ?? '',
		session: dimensions.session ?? '',
		requestId: dimensions.requestId ?? '',
		environment: dimensions.environment ?? '',
		release: dimensions.release ?? '',
		route: dimensions.route ?? '',
		provider: span.provider ?? '',
		model: span.responseModel ?? span.requestModel ?? '',
		requestModel: span.requestModel ?? '',
		promptVersion: promptVersion(span),
		error: span.status === 'error',
		usageSource: span.usage === null ? 'missing' : (span.usageSource ?? 'reported'),
		serviceTier: span.serviceTier ?? '',
		...(isReplay ? unused : usedBy(span)),
		weight: samplingWeight(span.samplingWeight, headSampling),
		purpose: span.billingHint === 'evaluation' || isBelowEvaluator(node) ? 'evaluation' : 'product',
		outcome: outcome ?? '',
	};
	return Object.assign(facts, isReplay ? replayCost : costOfEntry(facts, book, costSetting));
}

function usedBy(span: Span): Pick<LedgerFacts, 'usage' | 'units' | 'reportedCostUsd' | 'reportedCostSource'> {
	const reportedCostUsd = reportedCost(span);
	const reportedCostSource = reportedCostUsd === null ? null : (span.reportedCostSource ?? 'sdk');
	return { usage: span.usage, units: span.units, reportedCostUsd, reportedCostSource };
}

/** A reported 0 is no knowledge: SDKs write it on errors and for unknown models. */
function reportedCost({ reportedCostUsd }: Span): PicoUsd | null {
	if (reportedCostUsd === null) return null;
	try {
		const pico = picoUsdFrom(reportedCostUsd);
		return pico > 0n ? pico : null;
	} catch {
		return null;
	}
}

/** `name@version`; a name without a version stands alone, and so does a version without a name. */
function promptVersion({ promptName, promptVersion: version }: Span): string {
	if (promptName === null) return version ?? '';
	return version === null ? promptName : `${promptName}@${version}`;
}

function isBelowEvaluator({ parent }: TraceNode): boolean {
	for (let node = parent; node !== null; node = node.parent) if (node.span.type === 'evaluator') return true;
	return false;
}
