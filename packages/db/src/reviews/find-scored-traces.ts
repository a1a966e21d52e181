import { definitionOf, type ScoreDefinition } from '@spanledger/core/scores/score-definition';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import type { ReviewWindow } from './read-review-pool.ts';

type Found = { trace_id: Buffer; request_id: string };
const mostByPeople = 2_000;
const mostOfName = 300;
const mostNames = 50;

/**
 * Traces that people judged in the window, and those with the worst scores of each name that has a direction. By the score's time:
 * a thumb down on last week's answer is this week's complaint. A score that came first and names only its request finds its trace too.
 */
export async function findScoredTraces(
	db: Queryable,
	{ projectId }: Scope,
	{ window: { from, to }, definitions }: { window: ReviewWindow; definitions: ReadonlyMap<string, ScoreDefinition> },
): Promise<{ traceIds: Buffer[] /** There are more than were looked for. */; isPart: boolean }> {
	const found: Found[] = [];
	const people = await db.query<Found>(
		`SELECT trace_id, request_id FROM scores
		 WHERE project_id = $1 AND source IN ('user', 'human') AND time >= $2 AND time < $3
		 ORDER BY time DESC LIMIT ${mostByPeople}`,
		[projectId, from, to],
	);
	found.push(...people.rows);
	let isPart = people.rows.length >= mostByPeople;
	const names = await db.query<{ name: string }>(
		`SELECT name FROM score_names WHERE project_id = $1 AND last_time >= $2 ORDER BY name LIMIT 1000`,
		[projectId, from],
	);
	const directed = names.rows
		.map(({ name }) => definitionOf(name, definitions))
		.filter(({ direction }) => direction !== 'none')
		.slice(0, mostNames);
	for (const { name, direction } of directed) {
		const { rows } = await db.query<Found>(
			`SELECT trace_id, request_id FROM scores
			 WHERE project_id = $1 AND name = $2 AND time >= $3 AND time < $4
			 ORDER BY value ${direction === 'lower' ? 'DESC' : 'ASC'} NULLS LAST, id LIMIT ${mostOfName}`,
			[projectId, name, from, to],
		);
		found.push(...rows);
		isPart ||= rows.length >= mostOfName;
	}
	const ids = [...namedTraces(found), ...(await ofRequests(db, projectId, found))];
	return { traceIds: [...new Map(ids.map((id) => [id.toString('hex'), id])).values()], isPart };
}

const namedTraces = (found: readonly Found[]): Buffer[] =>
	found.flatMap(({ trace_id: id }) => (id.length > 0 ? [id] : []));

async function ofRequests(db: Queryable, projectId: string, found: readonly Found[]): Promise<Buffer[]> {
	const requests = found.flatMap(({ trace_id, request_id: request }) =>
		trace_id.length === 0 && request !== '' ? [request] : [],
	);
	if (requests.length === 0) return [];
	const { rows } = await db.query<{ trace_id: Buffer }>(
		`SELECT trace_id FROM traces WHERE project_id = $1 AND request_id <> '' AND request_id = ANY($2) LIMIT 5000`,
		[projectId, requests],
	);
	return rows.map(({ trace_id: id }) => id);
}
