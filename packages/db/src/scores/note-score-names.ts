import type { Score } from '@spanledger/core/scores/score';
import type { Transaction } from '../connect.ts';
import { insertRows } from '../insert-rows.ts';
import type { Scope } from '../scope.ts';

/** Names that are noted for a project; a key in a browser may send any number of them. The scores themselves are all kept. */
export const mostScoreNames = 1_000;
const mostLabels = 12;

type Seen = {
	name: string;
	scores: number;
	firstMs: number;
	lastMs: number;
	min: number | null;
	max: number | null;
	labels: string[];
};

/** Notes which names came, how often and with which values. Call it with new scores only, in the transaction that stores them. */
export async function noteScoreNames(tx: Transaction, scope: Scope, scores: readonly Score[]): Promise<void> {
	const rows = await withRoom(tx, scope, [...seenIn(scores).values()]);
	await insertRows<never, Seen>(tx, {
		table: 'score_names',
		columns: [
			['project_id', () => scope.projectId],
			['name', ({ name }) => name],
			['scores', ({ scores }) => scores],
			['first_time', ({ firstMs }) => new Date(firstMs)],
			['last_time', ({ lastMs }) => new Date(lastMs)],
			['min', ({ min }) => min],
			['max', ({ max }) => max],
			['labels', ({ labels }) => labels],
		],
		key: ['project_id', 'name'],
		rows,
		conflict: `ON CONFLICT (project_id, name) DO UPDATE SET
			scores = score_names.scores + excluded.scores,
			first_time = least(score_names.first_time, excluded.first_time),
			last_time = greatest(score_names.last_time, excluded.last_time),
			min = least(score_names.min, excluded.min),
			max = greatest(score_names.max, excluded.max),
			labels = CASE WHEN cardinality(score_names.labels) >= ${mostLabels} OR score_names.labels @> excluded.labels
				THEN score_names.labels ELSE score_names.labels || excluded.labels END`,
	});
}

function seenIn(scores: readonly Score[]): Map<string, Seen> {
	const byName = new Map<string, Seen>();
	for (const { name, value, label, timeMs } of scores) {
		const seen = byName.get(name) ?? {
			...{ name, scores: 0, firstMs: timeMs, lastMs: timeMs, min: null, max: null, labels: [] },
		};
		byName.set(name, {
			name,
			scores: seen.scores + 1,
			firstMs: Math.min(seen.firstMs, timeMs),
			lastMs: Math.max(seen.lastMs, timeMs),
			min: value === null ? seen.min : Math.min(seen.min ?? value, value),
			max: value === null ? seen.max : Math.max(seen.max ?? value, value),
			labels: label === null ? seen.labels : [...new Set([...seen.labels, label])].slice(0, mostLabels),
		});
	}
	return byName;
}

/** Past the limit only names that are known already: two workers may pass it by one batch, never by more. */
async function withRoom(tx: Transaction, { projectId }: Scope, rows: Seen[]): Promise<Seen[]> {
	const taken = await tx.query<{ count: bigint }>('SELECT count(*) FROM score_names WHERE project_id = $1', [
		projectId,
	]);
	if (Number(taken.rows[0]?.count ?? 0n) + rows.length <= mostScoreNames) return rows;
	const known = await tx.query<{ name: string }>(
		'SELECT name FROM score_names WHERE project_id = $1 AND name = ANY($2)',
		[projectId, rows.map(({ name }) => name)],
	);
	const names = new Set(known.rows.map(({ name }) => name));
	return rows.filter(({ name }) => names.has(name));
}
