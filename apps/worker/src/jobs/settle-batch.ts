import type { Pricing } from '@spanledger/core/prices/pricing';
import type { Span } from '@spanledger/core/spans/span';
import { claimSlackNs } from '@spanledger/core/traces/response-claim';
import { settleTrace } from '@spanledger/core/traces/settle-trace';
import { noVerdicts, type Verdicts } from '@spanledger/core/traces/trace-outcome';
import type { Db } from '@spanledger/db/connect';
import { withPartitions } from '@spanledger/db/partitions/with-partitions';
import { readTraceScores } from '@spanledger/db/quality/read-trace-scores';
import type { Scope } from '@spanledger/db/scope';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import type { UnsettledTrace } from '@spanledger/db/settle/claim-unsettled';
import { finishSettled } from '@spanledger/db/settle/finish-settled';
import { readClaims, type StoredClaim } from '@spanledger/db/settle/read-claims';
import { readTraceBounds } from '@spanledger/db/settle/read-trace-bounds';
import { reviewClaims } from '@spanledger/db/settle/review-claims';
import type { SettledWork } from '@spanledger/db/settle/settled-work';
import { writeSettled } from '@spanledger/db/settle/write-settled';
import { readSpansOf } from '@spanledger/db/spans/read-spans';
import { startTime } from '@spanledger/db/spans/start-time';
import { unsettleTraces } from '@spanledger/db/unsettled/unsettle-traces';
import { readLinked, tellSettled } from './settle-links.ts';

/**
 * Settles claimed traces of one project: read → settle (pure) → write the difference → look at the claims again → done.
 * Throws SettingsChanged when the prices are not those of `settingsVersion` any more.
 * Safe to repeat at any point: what is written twice changes nothing, and a trace leaves the work list last.
 */
export async function settleBatch(
	db: Db,
	scope: Scope,
	{ pricing, settingsVersion }: { pricing: Pricing; settingsVersion: bigint },
	traces: readonly UnsettledTrace[],
	now: Date,
): Promise<void> {
	const spansOf = await readAllSpans(db, scope, traces);
	const stored = traces.filter(({ traceId }) => spansOf.has(traceId));
	const foreign = await readForeignClaims(db, scope, [...spansOf.values()].flat());
	const verdictsOf = await readVerdicts(db, scope, spansOf);
	const linkedOf = await readLinked(db, scope, spansOf);
	const works = stored.map((claim): SettledWork => {
		const spans = spansOf.get(claim.traceId) ?? [];
		const foreignClaims = foreignOf(foreign, claim.traceId, spans);
		const others = { foreignClaims, linked: linkedOf(claim.traceId), verdicts: verdictsOf(claim.traceId) };
		return { claim, settled: settleTrace({ spans, ...others, ...pricing }) };
	});
	if (works.length > 0) {
		const write = () => writeSettled(db, scope, works, now, settingsVersion);
		const { releasedResponses } = await withPartitions(db, () => billingTimes(works), write);
		// Before they leave the list: a crash in between leaves them due, and settling again finds the same.
		const wrong = await reviewClaims(db, scope, works, releasedResponses);
		await unsettleTraces(db, scope, wrong);
		await unsettleMissed(db, scope, spansOf, verdictsOf);
		await tellSettled(db, scope, works);
	}
	await finishSettled(db, scope, traces);
}

/** A batch that ends next month bills in a month that may have no partition yet. */
const billingTimes = (works: readonly SettledWork[]): Date[] =>
	works.flatMap(({ settled }) => settled.entries.map(({ startTimeNs }) => startTime(startTimeNs)));

/** Spans came in several batches: what was settled before widens the bounds of what is new. Traces without spans are left out. */
async function readAllSpans(db: Db, scope: Scope, traces: readonly UnsettledTrace[]): Promise<Map<string, Span[]>> {
	const known = await readTraceBounds(
		db,
		scope,
		traces.map(({ traceId }) => traceId),
	);
	const spans = await readSpansOf(
		db,
		traces.map(({ traceId, minStart, maxStart }) => {
			const before = known.get(traceId) ?? { minStart, maxStart };
			return {
				...scope,
				traceId,
				minStart: before.minStart < minStart ? before.minStart : minStart,
				maxStart: before.maxStart > maxStart ? before.maxStart : maxStart,
			};
		}),
	);
	const found = traces.map(({ traceId }, index) => [traceId, spans[index] ?? []] as const);
	return new Map(found.filter(([, list]) => list.length > 0));
}

/** The scores of the traces, and what the project says they mean. Definitions are no older than the settings' version. */
async function readVerdicts(
	db: Db,
	scope: Scope,
	spansOf: ReadonlyMap<string, Span[]>,
): Promise<(traceId: string) => Verdicts> {
	const scores = await readTraceScores(db, scope, spansOf);
	if (scores.size === 0) return () => noVerdicts;
	const definitions = await readScoreDefinitions(db, scope);
	return (traceId) => ({ scores: scores.get(traceId) ?? [], definitions });
}

/**
 * Scores that named only a request or a response, and were stored while the trace was being settled: neither saw the other. Looked for
 * once more after the commit, as claims are.
 */
async function unsettleMissed(
	db: Db,
	scope: Scope,
	spansOf: ReadonlyMap<string, Span[]>,
	verdictsOf: (traceId: string) => Verdicts,
): Promise<void> {
	const now = await readTraceScores(db, scope, spansOf);
	const missed = [...now].filter(([traceId, scores]) => scores.length !== verdictsOf(traceId).scores.length);
	const bounds = await readTraceBounds(
		db,
		scope,
		missed.map(([traceId]) => traceId),
	);
	await unsettleTraces(
		db,
		scope,
		[...bounds].map(([traceId, { minStart, maxStart }]) => ({ traceId, minStart, maxStart })),
	);
}

async function readForeignClaims(db: Db, scope: Scope, spans: readonly Span[]): Promise<Map<string, StoredClaim[]>> {
	const named = spans.filter(({ responseId }) => responseId !== null);
	const responseIds = [...new Set(named.map(({ responseId }) => responseId ?? ''))];
	const claims = await readClaims(db, scope, {
		responseIds,
		fromNs:
			named.reduce(
				(first, { startTimeNs }) => (startTimeNs < first ? startTimeNs : first),
				named[0]?.startTimeNs ?? 0n,
			) -
			2n * claimSlackNs,
		toNs: named.reduce((last, { endTimeNs }) => (endTimeNs > last ? endTimeNs : last), 0n) + 2n * claimSlackNs,
	});
	const byResponse = new Map<string, StoredClaim[]>();
	for (const claim of claims) {
		const rivals = byResponse.get(claim.responseId);
		if (rivals === undefined) byResponse.set(claim.responseId, [claim]);
		else rivals.push(claim);
	}
	return byResponse;
}

function foreignOf(
	byResponse: ReadonlyMap<string, StoredClaim[]>,
	traceId: string,
	spans: readonly Span[],
): StoredClaim[] {
	const ids = new Set(spans.map(({ responseId }) => responseId).filter((id) => id !== null));
	return [...ids].flatMap((id) => byResponse.get(id) ?? []).filter((claim) => claim.traceId !== traceId);
}
