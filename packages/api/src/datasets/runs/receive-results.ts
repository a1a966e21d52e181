import { checkResults } from '@spanledger/core/datasets/runs/check-results';
import { runName } from '@spanledger/core/datasets/runs/run-result';
import { postResults } from '@spanledger/db/datasets/runs/post-results';
import type { Scope } from '@spanledger/db/scope';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { parseInput } from '../../rest/parse-query.ts';
import { readJsonBody } from '../../rest/read-json-body.ts';
import { version } from '../export-query.ts';
import type { ResultsAnswer } from './run-shape.ts';

/** The public parameters of `POST /datasets/{name}/runs/{run}/results`. */
export const resultsQuery = z.object({ version });

type Place = { dataset: string; run: string; version?: number | undefined };

/**
 * Results of a run, one or an array: check → store → say what became of each. Good ones are stored whatever becomes of the others.
 * Throws `not-found`, `invalid`, `conflict`, `too-large`, `unsupported`.
 */
export async function receiveResults(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ dataset, run: sentRun, version: asked }: Place,
	request: Request,
): Promise<ResultsAnswer> {
	const { run } = parseInput(z.object({ run: runName }), { run: sentRun });
	const { accepted, rejected } = checkResults(await readJsonBody(request));
	const results = accepted.map(({ result }) => result);
	const { version, stored, unknown } = await postResults(db, scope, { dataset, run, version: asked, results });
	const strangers = new Set(unknown);
	const refused = accepted.flatMap(({ index, result: { itemId } }) =>
		strangers.has(itemId)
			? [{ index, field: 'item', error: `item: ${itemId} is not in version ${version} of "${dataset}"` }]
			: [],
	);
	return {
		...{ run, version, accepted: stored },
		rejected: [...rejected, ...refused].sort((a, b) => a.index - b.index),
	};
}
