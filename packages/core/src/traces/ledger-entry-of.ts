import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { PriceBook } from '../prices/price-book.ts';
import { priceSpan, type SpanCost } from '../prices/price-span.ts';
import type { Dimensions } from '../spans/dimensions.ts';
import type { Span } from '../spans/span.ts';
import type { TraceNode } from './trace-tree.ts';

/** A gateway served it from its cache: a call that cost nothing and used no tokens of the provider. */
const replayCost: SpanCost = {
	costUsd: 0n,
	costSource: 'reported',
	costDetails: {},
	price: null,
	unpricedReason: null,
	reportedCostUsd: null,
};

/** The ledger entry of a billable span, billed to the dimensions it inherited. */
export function ledgerEntry(node: TraceNode, dimensions: Dimensions, isReplay: boolean, book: PriceBook): LedgerEntry {
	const { span } = node;
	return {
		traceId: span.traceId,
		spanId: span.spanId,
		startTimeNs: span.startTimeNs,
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
		usage: isReplay ? null : span.usage,
		usageSource: span.usage === null ? 'missing' : (span.usageSource ?? 'reported'),
		serviceTier: span.serviceTier ?? '',
		...(isReplay ? replayCost : priceSpan(span, book)),
		purpose: span.billingHint === 'evaluation' || isBelowEvaluator(node) ? 'evaluation' : 'product',
	};
}

/** `name@version`; a name without a version stands alone. */
function promptVersion({ promptName, promptVersion: version }: Span): string {
	if (promptName === null) return '';
	return version === null ? promptName : `${promptName}@${version}`;
}

function isBelowEvaluator({ parent }: TraceNode): boolean {
	for (let node = parent; node !== null; node = node.parent) if (node.span.type === 'evaluator') return true;
	return false;
}
