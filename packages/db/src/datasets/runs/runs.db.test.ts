import type { RunResult } from '@spanledger/core/datasets/runs/run-result';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createProject } from '../../projects/create-project.ts';
import { cloneDatabase } from '../../testing/test-database.ts';
import { addDatasetItems } from '../add-dataset-items.ts';
import { findDataset } from '../find-dataset.ts';
import { listDatasets } from '../list-datasets.ts';
import { removeDataset } from '../remove-dataset.ts';
import { removeDatasetItems } from '../remove-dataset-items.ts';
import { findRun } from './find-run.ts';
import { listRuns, type RunPlace } from './list-runs.ts';
import { postResults } from './post-results.ts';
import { readJudgedResults } from './read-judged-results.ts';
import { readResults } from './read-results.ts';
import { removeRun } from './remove-run.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

const dataset = 'refunds';
const ana = 'ana@example.com';
const nobody = '00000000-0000-4000-8000-000000000000';
let scope: { projectId: string };
let ids: string[];
let projects = 0;
beforeEach(async () => {
	scope = { projectId: (await createProject(db, { slug: `r${projects++}`, name: 'R' })).id };
	ids = await add('a', 'b', 'c');
});

async function add(...inputs: string[]): Promise<string[]> {
	const nothing = { output: null, expected: null, context: [], labels: [], traceId: null, spanId: null, userId: null };
	const items = inputs.map((input) => ({ ...nothing, input }));
	const added = await addDatasetItems(db, scope, { dataset, items, addedBy: ana });
	return added.items.map(({ itemId }) => itemId);
}
const score = (name: string, value: number) => ({
	...{ name, dataType: 'numeric' as const, value, label: null, comment: null },
});
const result = (item: number | string, changes: Partial<RunResult> = {}): RunResult => ({
	itemId: typeof item === 'number' ? (ids[item] ?? '') : item,
	...{ output: 'Hm.', error: null, scores: [], traceId: null, costUsd: null, durationMs: null },
	...changes,
});
const post = (run: string, results: RunResult[], version?: number) =>
	postResults(db, scope, { dataset, run, version, results });
const run = async (name: string) =>
	findRun(db, scope, { datasetId: (await findDataset(db, scope, { name: dataset })).id, name });
const marks = async (name: string) =>
	(await run(name)).marks.map(({ name, value, count }) => `${name}=${value}:${count}`).sort();

test('a result comes back as it was posted, and the run adds up', async () => {
	const full = result(1, {
		output: { text: 'Five days.' },
		scores: [{ name: 'tone', dataType: 'categorical', value: null, label: 'kind', comment: 'Very.' }],
		traceId: 'a'.repeat(32),
		costUsd: '0.000000000001',
		durationMs: 12.5,
	});
	const failed = result(0, { error: 'timed out', output: null, durationMs: 1000 });
	expect(await post('c0ffee', [full, failed])).toEqual({ version: 1, stored: 2, unknown: [] });
	const { id, ...stored } = await run('c0ffee');
	expect(stored).toMatchObject({
		...{ name: 'c0ffee', version: 1, items: 3, results: 2, errors: 1 },
		...{ costed: 1, costUsd: '0.000000000001', timed: 2, durationMs: 1012.5 },
		marks: [{ name: 'tone', source: 'api', dataType: 'categorical', value: 'kind', count: 1 }],
	});
	const { id: datasetId } = await findDataset(db, scope, { name: dataset });
	const place = { datasetId, runId: id, version: 1 };
	expect(await readResults(db, scope, { ...place, after: 0, limit: 10 })).toEqual([
		{ ...failed, position: 1 },
		{ ...full, position: 2 },
	]);
	expect(await readResults(db, scope, { ...place, after: 1, limit: 1 })).toMatchObject([{ position: 2 }]);
	expect(await readJudgedResults(db, scope, place)).toEqual([
		{ itemId: ids[0], position: 1, error: 'timed out', scores: [] },
		{ itemId: ids[1], position: 2, error: null, scores: full.scores },
	]);
});

describe('a run', () => {
	test('is over one version, and takes no item that was not in it', async () => {
		const [later] = await add('d');
		expect(await post('old', [result(0), result(later ?? '')], 1)).toEqual({
			...{ version: 1, stored: 1, unknown: [later] },
		});
		// without a version it is the run's own
		expect(await post('old', [result(1)])).toMatchObject({ version: 1, stored: 1 });
		await expect(post('old', [result(2)], 2)).rejects.toMatchObject({ code: 'conflict', field: 'version' });
		await expect(post('new', [result(2)], 3)).rejects.toMatchObject({ code: 'invalid', field: 'version' });
		await expect(post('new', [result(2)], 0)).rejects.toMatchObject({ code: 'invalid', field: 'version' });
		expect(await post('new', [result(later ?? '')])).toMatchObject({ version: 2, stored: 1 });
		expect(await run('new')).toMatchObject({ items: 4, results: 1 });
	});

	test('keeps what was posted for an item that is removed later', async () => {
		await post('one', [result(0, { scores: [score('correctness', 1)] })]);
		await removeDatasetItems(db, scope, { dataset, itemIds: [ids[0] ?? ''], removedBy: ana });
		expect(await post('one', [result(0, { scores: [score('correctness', 0)] })])).toMatchObject({ stored: 1 });
		expect(await marks('one')).toEqual(['correctness=0:1']);
	});

	test('never begins with refused results alone', async () => {
		expect(await post('none', [result(nobody)])).toEqual({ version: 1, stored: 0, unknown: [nobody] });
		await expect(run('none')).rejects.toMatchObject({ code: 'not-found' });
		await post('some', [result(0)]);
		await post('some', [result(nobody)]);
		expect(await run('some')).toMatchObject({ results: 1 });
	});

	test('posted by many at once is one run with every result', async () => {
		await Promise.all([0, 1, 2, 0, 1, 2].map((item) => post('shards', [result(item, { scores: [score('s', item)] })])));
		expect(await run('shards')).toMatchObject({ results: 3 });
		expect(await marks('shards')).toEqual(['s=0:1', 's=1:1', 's=2:1']);
	});
});

const posted = fc.record({
	item: fc.nat(2),
	error: fc.constantFrom(null, 'timed out'),
	scores: fc.uniqueArray(
		fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom(0, 0.1, 1)).map(([name, value]) => score(name, value)),
		{ selector: ({ name }) => name },
	),
	costUsd: fc.constantFrom(null, '0', '0.1', '0.000000000003'),
	durationMs: fc.constantFrom(null, 0.1, 0.2, 7),
});
const batches = fc.array(fc.uniqueArray(posted, { selector: ({ item }) => item, minLength: 1 }), {
	minLength: 1,
	maxLength: 5,
});

test('however results come, again and again: the sums are those of the results that stand', async () => {
	let name = 0;
	await fc.assert(
		fc.asyncProperty(batches, async (sent) => {
			const run = `run-${name++}`;
			const last = new Map<number, RunResult>();
			for (const batch of sent) {
				const results = batch.map(({ item, ...rest }) => result(item, rest));
				await post(run, results);
				await post(run, results);
				for (const [index, { item }] of batch.entries()) last.set(item, results[index] ?? result(item));
			}
			const standing = [...last.values()];
			const counts = new Map<string, number>();
			for (const { name, value } of standing.flatMap(({ scores }) => scores))
				counts.set(`${name}=${value}`, (counts.get(`${name}=${value}`) ?? 0) + 1);
			expect(await marks(run)).toEqual([...counts].map(([mark, count]) => `${mark}:${count}`).sort());
			const pico = standing.reduce((sum, { costUsd }) => sum + BigInt(Math.round(Number(costUsd ?? 0) * 1e12)), 0n);
			const { rows } = await db.query(
				`SELECT results, errors, costed, (cost_usd * 1e12)::bigint AS pico, timed, duration_us AS us FROM dataset_runs
				 WHERE project_id = $1 AND name = $2`,
				[scope.projectId, run],
			);
			expect(rows).toEqual([
				{
					results: standing.length,
					errors: standing.filter(({ error }) => error !== null).length,
					costed: standing.filter(({ costUsd }) => costUsd !== null).length,
					pico,
					timed: standing.filter(({ durationMs }) => durationMs !== null).length,
					us: BigInt(Math.round(standing.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) * 1_000)),
				},
			]);
		}),
		{ numRuns: 25 },
	);
});

test('runs are listed the last begun first, in pages, each dataset and project its own', async () => {
	for (const name of ['one', 'two', 'three']) await post(name, [result(0)]);
	const { id: datasetId } = await findDataset(db, scope, { name: dataset });
	expect((await listRuns(db, scope, { datasetId, after: null, limit: 2 })).map(({ name }) => name)).toEqual([
		...['three', 'two'],
	]);
	// shards of one matrix begin within a millisecond
	await Promise.all([1, 2, 3, 4].map((shard) => post(`shard-${shard}`, [result(0)])));
	const listed: string[] = [];
	for (let after: RunPlace | null = null; ; ) {
		const [next] = await listRuns(db, scope, { datasetId, after, limit: 1 });
		if (next === undefined) break;
		listed.push(next.name);
		after = { createdAt: next.createdAt, id: next.id };
	}
	expect([...listed].sort()).toEqual(['one', 'shard-1', 'shard-2', 'shard-3', 'shard-4', 'three', 'two']);
	const other = { projectId: (await createProject(db, { slug: `o${projects++}`, name: 'O' })).id };
	expect(await listRuns(db, other, { datasetId, after: null, limit: 2 })).toEqual([]);
	await expect(findRun(db, other, { datasetId, name: 'one' })).rejects.toMatchObject({ code: 'not-found' });
});

test('what is removed leaves nothing', async () => {
	await post('one', [result(0, { scores: [score('a', 1)] })]);
	await post('two', [result(0, { scores: [score('a', 1)] })]);
	await removeRun(db, scope, { dataset, run: 'one', removedBy: ana });
	await expect(removeRun(db, scope, { dataset, run: 'one', removedBy: ana })).rejects.toMatchObject({
		code: 'not-found',
	});
	expect(await listDatasets(db, scope)).toMatchObject([{ runs: 1 }]);
	expect(await run('two')).toMatchObject({ results: 1 });
	await removeDataset(db, scope, { name: dataset, removedBy: ana });
	for (const table of ['dataset_runs', 'dataset_results', 'dataset_run_scores']) {
		const { rows } = await db.query(`SELECT 1 FROM ${table} WHERE project_id = $1`, [scope.projectId]);
		expect(rows).toEqual([]);
	}
});

test('results that come while their dataset is removed leave nothing behind', async () => {
	for (let round = 0; round < 10; round++) {
		const [item = ''] = await add(`round ${round}`);
		const posts = [1, 2, 3].map((shard) =>
			post(`r${shard}`, [result(item, { scores: [score('a', 1)] })]).catch(({ code }) => code),
		);
		await removeDataset(db, scope, { name: dataset, removedBy: ana });
		for (const outcome of await Promise.all(posts))
			expect(['not-found', 'unavailable', 'object']).toContain(typeof outcome === 'string' ? outcome : typeof outcome);
		for (const table of ['dataset_runs', 'dataset_results', 'dataset_run_scores']) {
			const { rows } = await db.query(`SELECT 1 FROM ${table} WHERE project_id = $1`, [scope.projectId]);
			expect([table, rows]).toEqual([table, []]);
		}
	}
});
