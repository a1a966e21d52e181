import { listScores } from '@spanledger/db/scores/list-scores';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { nullableText } from '../scalars.ts';
import { scoreDefinitionList } from '../scores/definition-shape.ts';
import { listDefinitions } from '../scores/list-definitions.ts';
import { scoreQuery, toScoreFilter } from '../scores/score-query.ts';
import { presentScoreItem, scoreItem } from '../scores/score-shape.ts';
import { parseQuery } from './parse-query.ts';
import type { RestCall, Route } from './route.ts';

const scorePage = z
	.object({ items: z.array(scoreItem), nextCursor: nullableText })
	.register(contract, { id: 'ScorePage' });

const noParameters = z.object({});

async function list({ deps, scope, parameters }: RestCall): Promise<z.infer<typeof scorePage>> {
	const query = parseQuery(scoreQuery, parameters);
	const { scores, nextCursor } = await listScores(deps.db, scope, {
		filter: toScoreFilter(query, deps.now()),
		limit: query.limit,
		...(query.cursor === undefined || query.cursor === null ? {} : { cursor: query.cursor }),
	});
	return { items: scores.map(presentScoreItem), nextCursor };
}

export const scoreRoutes: Route[] = [
	{
		method: 'GET',
		path: '/scores',
		summary: 'Scores by the time they were given, latest first',
		scope: 'read',
		query: scoreQuery,
		answer: scorePage,
		handle: list,
	},
	{
		method: 'GET',
		path: '/scores/definitions',
		summary: 'What the names of scores mean: direction, range and pass mark, and which of them nobody has given any',
		scope: 'read',
		query: noParameters,
		answer: scoreDefinitionList,
		handle: async ({ deps, scope, parameters }) => {
			parseQuery(noParameters, parameters);
			return { items: await listDefinitions(deps.db, scope) };
		},
	},
];
