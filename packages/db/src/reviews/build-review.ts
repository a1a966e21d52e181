import { chooseItems, type ReviewCandidate, type ReviewPick } from '@spanledger/core/reviews/choose-items';
import type { FailureGroup } from '@spanledger/core/reviews/failure-group';
import type { Db, Transaction } from '../connect.ts';
import { inTransaction } from '../in-transaction.ts';
import { type Column, insertRows } from '../insert-rows.ts';
import { jsonText } from '../json-text.ts';
import type { Scope } from '../scope.ts';
import { bytesOf } from '../spans/hex.ts';
import { judgePool } from './judge-pool.ts';
import { type ReviewWindow, readReviewPool } from './read-review-pool.ts';

export type CountedGroup = FailureGroup & { traces: number };
export type ChosenReview = {
	lookedAt: number;
	failing: number;
	/** The week was too large to look at all of it: counts are of the traces that were looked at. */
	isBounded: boolean;
	/** Traces of the window that serve. */
	weekTraces: number;
	groups: CountedGroup[];
	items: ReviewPick[];
};
type Order = { week: string; window: ReviewWindow; size: number; builtBy: string; now: Date };
const mostStoredGroups = 500;

/** What a review of the window would hold. Writes nothing. */
export async function previewReview(
	db: Db | Transaction,
	scope: Scope,
	{ window, size }: Pick<Order, 'window' | 'size'>,
): Promise<ChosenReview> {
	const pool = await readReviewPool(db, scope, window);
	const candidates = judgePool(pool);
	const groups = countGroups(candidates);
	return {
		lookedAt: candidates.length,
		isBounded: pool.isBounded,
		weekTraces: await countTraces(db, scope, window),
		failing: groups.reduce((sum, { traces }) => sum + traces, 0),
		groups: groups.slice(0, mostStoredGroups),
		items: chooseItems(candidates, size),
	};
}

/**
 * Builds the review of a week, once: the row of the week is taken first, and stands only if all of it does. Whoever comes second waits
 * for the first and then finds it there: null. Also null, and nothing written, when the window holds no trace. `told` runs in the same transaction.
 */
export async function buildReview(
	db: Db,
	scope: Scope,
	order: Order,
	told: (tx: Transaction, review: ChosenReview) => Promise<void>,
): Promise<ChosenReview | null> {
	return inTransaction(db, async (tx) => {
		const { rowCount } = await tx.query(
			`INSERT INTO reviews (project_id, week, window_start, window_end, built_at, built_by, looked_at, failing)
			 VALUES ($1, $2, $3, $4, $5, $6, 0, 0) ON CONFLICT (project_id, week) DO NOTHING`,
			[scope.projectId, order.week, order.window.from, order.window.to, order.now, order.builtBy],
		);
		if (rowCount !== 1) return null;
		const review = await previewReview(tx, scope, order);
		if (review.items.length === 0) {
			await tx.query('DELETE FROM reviews WHERE project_id = $1 AND week = $2', [scope.projectId, order.week]);
			return null;
		}
		const { lookedAt, failing, isBounded, weekTraces } = review;
		await tx.query(
			`UPDATE reviews SET looked_at = $3, failing = $4, bounded = $5, week_traces = $6 WHERE project_id = $1 AND week = $2`,
			[scope.projectId, order.week, lookedAt, failing, isBounded, weekTraces],
		);
		await writeParts(tx, scope, order.week, review);
		await told(tx, review);
		return review;
	});
}

/** From the rollup: 672 rows a week, whatever the traffic. */
async function countTraces(db: Db | Transaction, { projectId }: Scope, { from, to }: ReviewWindow): Promise<number> {
	const { rows } = await db.query<{ traces: number }>(
		`SELECT coalesce(sum(traces), 0)::float8 AS traces FROM quality_by_dimension
		 WHERE project_id = $1 AND dimension = 'none' AND bucket >= $2 AND bucket < $3`,
		[projectId, from, to],
	);
	return rows[0]?.traces ?? 0;
}

function countGroups(candidates: readonly ReviewCandidate[]): CountedGroup[] {
	const counted = new Map<string, CountedGroup>();
	for (const { group, reasons } of candidates) {
		if (reasons.length === 0) continue;
		const known = counted.get(group.id) ?? { ...group, traces: 0 };
		counted.set(group.id, { ...known, traces: known.traces + 1 });
	}
	return [...counted.values()].sort((a, b) => b.traces - a.traces || (a.id < b.id ? -1 : 1));
}

async function writeParts(tx: Transaction, { projectId }: Scope, week: string, review: ChosenReview): Promise<void> {
	const groups = new Map(review.items.map(({ group }) => [group.id, { ...group, traces: 0 }]));
	for (const group of review.groups) groups.set(group.id, group);
	const groupColumns: Column<CountedGroup>[] = [
		['project_id', () => projectId],
		['week', () => week],
		['group_id', ({ id }) => id],
		['signal', ({ signal }) => signal],
		['route', ({ route }) => route],
		['tool', ({ tool }) => tool],
		['message', ({ message }) => message],
		['traces', ({ traces }) => traces],
	];
	await insertRows(tx, {
		table: 'review_groups',
		columns: groupColumns,
		key: ['project_id', 'week', 'group_id'],
		rows: [...groups.values()],
	});
	const itemColumns: Column<ReviewPick & { position: number }>[] = [
		['project_id', () => projectId],
		['week', () => week],
		['position', ({ position }) => position],
		['trace_id', ({ traceId }) => bytesOf(traceId)],
		['group_id', ({ group }) => group.id],
		['picked', ({ picked }) => picked],
		['reasons', ({ reasons }) => jsonText(reasons)],
		['tenant', ({ tenant }) => tenant],
	];
	await insertRows(tx, {
		table: 'review_items',
		columns: itemColumns,
		key: ['project_id', 'week', 'position'],
		rows: review.items.map((item, index) => ({ ...item, position: index + 1 })),
	});
}
