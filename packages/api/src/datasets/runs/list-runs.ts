import { DomainError } from '@spanledger/core/domain-error';
import { findDataset } from '@spanledger/db/datasets/find-dataset';
import { listRuns as listStored, type RunPlace } from '@spanledger/db/datasets/runs/list-runs';
import type { Scope } from '@spanledger/db/scope';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { limit } from '../../parameters.ts';
import { presentRun, type RunShape } from './run-shape.ts';

/** The public parameters of `GET /datasets/{name}/runs`. */
export const runsQuery = z.object({ limit: limit.default(50), cursor: z.string().max(200).optional() });

type Order = { name: string; limit: number; cursor?: string | null | undefined };

/** Runs of a dataset, the last begun first, with what their scores say by today's definitions. Throws `not-found`, `invalid`. */
export async function listRuns(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ name, limit, cursor }: Order,
): Promise<{ items: RunShape[]; nextCursor: string | null }> {
	const { id: datasetId } = await findDataset(db, scope, { name });
	const after = cursor === undefined || cursor === null ? null : placeOf(cursor);
	const [runs, definitions] = await Promise.all([
		listStored(db, scope, { datasetId, after, limit: limit + 1 }),
		readScoreDefinitions(db, scope),
	]);
	const page = runs.slice(0, limit);
	const last = page.at(-1);
	return {
		items: page.map((run) => presentRun(run, definitions)),
		nextCursor: runs.length > limit && last !== undefined ? cursorOf(last) : null,
	};
}

const cursorOf = ({ createdAt, id }: RunPlace): string => `${createdAt.getTime()}.${id}`;

function placeOf(cursor: string): RunPlace {
	const [, ms, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor) ?? [];
	if (ms === undefined || id === undefined || !z.uuid().safeParse(id).success)
		throw new DomainError('invalid', 'this is no cursor of an earlier answer', 'cursor');
	return { createdAt: new Date(Number(ms)), id };
}
