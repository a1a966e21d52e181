import { type Definitions, judgeResult, type ResultVerdict } from '@spanledger/core/datasets/runs/compare-results';
import { type ItemChange, orderChanges, type PlacedResult } from '@spanledger/core/datasets/runs/order-changes';
import type { RunResult } from '@spanledger/core/datasets/runs/run-result';
import type { JsonValue } from '@spanledger/core/spans/json';
import { findDataset } from '@spanledger/db/datasets/find-dataset';
import { readItemsOf } from '@spanledger/db/datasets/read-items-of';
import type { DatasetRun } from '@spanledger/db/datasets/runs/dataset-run';
import { findRun } from '@spanledger/db/datasets/runs/find-run';
import { readJudgedResults } from '@spanledger/db/datasets/runs/read-judged-results';
import { readResultsOf } from '@spanledger/db/datasets/runs/read-results-of';
import type { Scope } from '@spanledger/db/scope';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import type { Deps } from '../../deps.ts';
import { presentResult, presentRun, type RunShape } from './run-shape.ts';

type Order = {
	dataset: string;
	run: string;
	/** The run it is held against; null = it is shown alone. */
	against: string | null;
	/** How many items come before the page. */
	offset: number;
	limit: number;
};

type ShownResult = ReturnType<typeof presentResult> & { verdict: ResultVerdict };
export type ComparedItem = ItemChange & {
	/** As it stood in the run's version, or in the other's where the run's had it not. */
	input: JsonValue;
	expected: JsonValue;
	after: ShownResult | null;
	before: ShownResult | null;
};
export type ComparedRuns = {
	run: RunShape;
	against: RunShape | null;
	/** Items by what became of them, of all of both runs. */
	counts: { [change in ItemChange['change']]: number } & { failed: number };
	items: ComparedItem[];
	nextOffset: number | null;
};

/**
 * A run, and another one it is held against, item by item: what got worse first. Alone: what failed first. All verdicts of both runs are
 * read (scores only), the words of one page. Throws `not-found`.
 */
export async function compareRuns(deps: Pick<Deps, 'db'>, scope: Scope, order: Order): Promise<ComparedRuns> {
	const { db } = deps;
	const { id: datasetId } = await findDataset(db, scope, { name: order.dataset });
	const definitions = await readScoreDefinitions(db, scope);
	const open = async (name: string | null) => (name === null ? null : findRun(db, scope, { datasetId, name }));
	const [run, against] = await Promise.all([findRun(db, scope, { datasetId, name: order.run }), open(order.against)]);
	const judged = async (one: DatasetRun | null) =>
		one === null ? [] : readJudgedResults(db, scope, { datasetId, runId: one.id, version: one.version });
	const [after, before] = await Promise.all([judged(run), judged(against)]);
	const ordered = against === null ? failedFirst(after, definitions) : orderChanges(before, after, definitions);
	const page = ordered.slice(order.offset, order.offset + order.limit);
	return {
		run: presentRun(run, definitions),
		against: against === null ? null : presentRun(against, definitions),
		counts: {
			...countsOf(ordered),
			failed: after.filter((result) => judgeResult(result, definitions) === 'failed').length,
		},
		items: await fill(deps, scope, { datasetId, run, against, page, definitions }),
		nextOffset: ordered.length > order.offset + order.limit ? order.offset + order.limit : null,
	};
}

const verdicts: readonly ResultVerdict[] = ['failed', 'unknown', 'passed'];

function failedFirst(results: readonly PlacedResult[], definitions: Definitions): ItemChange[] {
	return results
		.map((result) => ({ result, rank: verdicts.indexOf(judgeResult(result, definitions)) }))
		.sort((a, b) => a.rank - b.rank || a.result.position - b.result.position)
		.map(({ result: { itemId, position } }) => ({ itemId, position, change: 'unknown' as const, by: 0 }));
}

function countsOf(changes: readonly ItemChange[]) {
	const counts = { worse: 0, better: 0, same: 0, unknown: 0 };
	for (const { change } of changes) counts[change] += 1;
	return counts;
}

type Filling = {
	datasetId: string;
	run: DatasetRun;
	against: DatasetRun | null;
	page: readonly ItemChange[];
	definitions: Definitions;
};

/** The words of a page: what was asked, what should be answered, what each run answered. */
async function fill(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ datasetId, run, against, page, definitions }: Filling,
): Promise<ComparedItem[]> {
	const itemIds = page.map(({ itemId }) => itemId);
	const runs = against === null ? [run] : [run, against];
	const runIds = runs.map(({ id }) => id);
	const [results, ...stands] = await Promise.all([
		readResultsOf(db, scope, { datasetId, runIds, itemIds }),
		...runs.map(({ version }) => readItemsOf(db, scope, { datasetId, version, itemIds })),
	]);
	// the run's own version has the last word
	const items = new Map(stands.reverse().flatMap((of) => of.map((item) => [item.id, item] as const)));
	const shown = (runId: string | undefined, { itemId, position }: ItemChange): ShownResult | null => {
		const found = results.find((one) => one.runId === runId && one.itemId === itemId);
		return found === undefined
			? null
			: { ...presentResult({ ...wordsOf(found), position }), verdict: judgeResult(found, definitions) };
	};
	return page.map((change) => ({
		...change,
		input: items.get(change.itemId)?.input ?? null,
		expected: items.get(change.itemId)?.expected ?? null,
		after: shown(run.id, change),
		before: shown(against?.id, change),
	}));
}

const wordsOf = ({ runId: _, ...result }: RunResult & { runId: string }): RunResult => result;
