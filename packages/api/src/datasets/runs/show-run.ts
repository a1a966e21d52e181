import { DomainError } from '@spanledger/core/domain-error';
import { findDataset } from '@spanledger/db/datasets/find-dataset';
import { findRun } from '@spanledger/db/datasets/runs/find-run';
import { readResults } from '@spanledger/db/datasets/runs/read-results';
import type { Scope } from '@spanledger/db/scope';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { presentResult, presentRun, type runDetail } from './run-shape.ts';

type Order = { name: string; run: string; limit: number; cursor?: string | undefined };

/** A run and a page of its results by their items' numbers, after which the cursor is named. Throws `not-found`, `invalid`. */
export async function showRun(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ name, run, limit, cursor = '0' }: Order,
): Promise<z.infer<typeof runDetail>> {
	if (!/^\d{1,9}$/.test(cursor)) throw new DomainError('invalid', 'this is no cursor of an earlier answer', 'cursor');
	const { id: datasetId } = await findDataset(db, scope, { name });
	const found = await findRun(db, scope, { datasetId, name: run });
	const place = { datasetId, runId: found.id, version: found.version, after: Number(cursor), limit: limit + 1 };
	const [results, definitions] = await Promise.all([readResults(db, scope, place), readScoreDefinitions(db, scope)]);
	const page = results.slice(0, limit);
	return {
		run: presentRun(found, definitions),
		items: page.map(presentResult),
		nextCursor: results.length > limit ? String(page.at(-1)?.position) : null,
	};
}
