import { callTypes, type Span, type SpanType } from '../spans/span.ts';
import type { SpanFrame, TraceNode, TraceTree } from './trace-tree.ts';

/** Why a span with known usage does not bill (public contract). */
export type NotCountedReason = 'wrapper' | 'duplicate-response' | 'aggregate' | 'not-billable' | 'cached-replay';

/**
 * bill = one ledger entry. replay = an entry that costs 0 and adds no tokens. none = no entry; with a reason when its
 * usage is known and counted elsewhere.
 */
export type Billing = { kind: 'bill' } | { kind: 'replay' } | { kind: 'none'; reason: NotCountedReason | null };

/** `usage` is only asked whether it is known. */
export type BilledFrame = SpanFrame & Pick<Span, 'billingHint' | 'responseId'> & { usage: object | null };
type BilledNode = TraceNode<BilledFrame>;

const bill: Billing = { kind: 'bill' };
const no = (reason: NotCountedReason | null): Billing => ({ kind: 'none', reason });

/** A tool or an agent may make model calls of its own: what is below it is not the same call as what is above it. */
const isBoundary = (type: SpanType): boolean => type === 'tool' || type === 'agent';
const isTotal = (type: SpanType): boolean => type === 'agent' || type === 'workflow';

/** What a span's descendants are known to contain. `near` stops at tools and agents. */
type Below = { nearCall: boolean; nearUsage: boolean; anyUsage: boolean };

/**
 * Decides which spans of a trace bill, before response ids are compared. Wrappers repeat the usage of what they wrap,
 * agents and workflows sum it up, so naive sums come out 1.7–2 × too large:
 *
 *   agent 3000 ──┬─ llm 1000      the calls bill, the agent's total does not;
 *                ├─ llm 1000      with no call below that reports, the total bills instead
 *                └─ llm 1000
 *   llm 1712 ────── llm 1712      the outer span wraps the inner: the inner bills
 */
export function chooseBillable<S extends BilledFrame>({ nodes }: TraceTree<S>): Map<TraceNode<S>, Billing> {
	const below = new Map<BilledNode, Below>();
	for (let index = nodes.length - 1; index >= 0; index--) {
		const node = nodes[index];
		if (node !== undefined) below.set(node, summariseBelow(node, below));
	}
	const billing = new Map<TraceNode<S>, Billing>();
	const covers = new Map<BilledNode, Cover>();
	for (const node of nodes) {
		const cover = node.parent === null ? null : (covers.get(node.parent) ?? null);
		const decision = decide(node, below.get(node) ?? nothingBelow, cover !== null);
		billing.set(node, decision);
		covers.set(node, coverOf(node, decision, cover));
	}
	return billing;
}

/**
 * What a billing call or total already holds must not appear again below it as an unknown call. A call's cover ends at
 * tools and agents, a total's does not.
 */
type Cover = 'call' | 'total' | null;

function coverOf(node: BilledNode, decision: Billing, inherited: Cover): Cover {
	if (decision.kind === 'bill' && hasUsage(node)) return isCall(node) ? 'call' : 'total';
	return inherited === 'call' && isBoundary(node.span.type) ? null : inherited;
}

const nothingBelow: Below = { nearCall: false, nearUsage: false, anyUsage: false };

function summariseBelow(node: BilledNode, known: ReadonlyMap<BilledNode, Below>): Below {
	const sum = { ...nothingBelow };
	for (const child of node.children) {
		const under = known.get(child) ?? nothingBelow;
		const reports = hasUsage(child) && canBill(child);
		sum.anyUsage ||= under.anyUsage || reports;
		if (isBoundary(child.span.type)) continue;
		sum.nearCall ||= under.nearCall || isCall(child);
		sum.nearUsage ||= under.nearUsage || (isCall(child) && reports);
	}
	return sum;
}

function decide(node: BilledNode, below: Below, isCovered: boolean): Billing {
	const { span } = node;
	const usageKnown = hasUsage(node);
	if (span.billingHint === 'pending') return no(usageKnown ? 'not-billable' : null);
	if (span.billingHint === 'aggregate') return no(usageKnown ? 'aggregate' : null);
	if (isCall(node)) {
		if (span.billingHint === 'cached-replay') return { kind: 'replay' };
		if (below.nearUsage && !hasOwnResponse(node)) return no(usageKnown ? 'wrapper' : null);
		if (!usageKnown && (below.nearCall || isCovered)) return no(null);
		return bill;
	}
	if (!usageKnown) return no(null);
	if (!isTotal(span.type)) return no('not-billable');
	return below.anyUsage || isCovered ? no('aggregate') : bill;
}

const hasUsage = ({ span }: BilledNode): boolean => span.usage !== null;
const isCall = ({ span }: BilledNode): boolean => callTypes.has(span.type);
const canBill = (node: BilledNode): boolean =>
	(isCall(node) || isTotal(node.span.type)) &&
	node.span.billingHint !== 'pending' &&
	node.span.billingHint !== 'aggregate';

/**
 * A call that names a response which none of the calls it wraps names is a call of its own. Calls below that name no
 * response at all may be the same one: then it is a wrapper.
 */
function hasOwnResponse(wrapper: BilledNode): boolean {
	const { responseId } = wrapper.span;
	if (responseId === null || wrapper.span.usage === null) return false;
	const open = [...wrapper.children];
	for (let node = open.pop(); node !== undefined; node = open.pop()) {
		if (isBoundary(node.span.type)) continue;
		if (isCall(node) && hasUsage(node) && (node.span.responseId === null || node.span.responseId === responseId))
			return false;
		open.push(...node.children);
	}
	return true;
}
