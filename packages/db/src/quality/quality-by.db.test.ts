import { diffQuality, newQualityDiff } from '@spanledger/core/quality/rollup/diff-quality';
import type { TraceQuality } from '@spanledger/core/quality/rollup/trace-quality';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inTransaction } from '../in-transaction.ts';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { qualityBy } from './quality-by.ts';
import type { QualityQuestion } from './quality-question.ts';
import { rollupDimension } from './quality-source.ts';
import { scoresBy } from './scores-by.ts';
import { writeQuality } from './write-quality.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);

let scope = { projectId: '' };
const epochMs = Date.UTC(2026, 10, 20);
const quarter = 900_000;

const question: QualityQuestion = {
	groupBy: 'none',
	from: new Date(epochMs),
	to: new Date(epochMs + 3 * 86_400_000),
	interval: 'none',
	timeZone: 'UTC',
	filters: {},
	purpose: 'product',
};

/** One trace in four has two models; tenants and routes by turns; some refuse, every fifth is scored. */
function qualityOf(n: number): TraceQuality {
	const sums = {
		traces: 1,
		known_answer: 1,
		...(n % 3 === 0 ? { signal_refusal: 1 } : {}),
		answers: 1,
		answer_chars: n,
	};
	const models = n % 4 === 0 ? ['gpt-4o', 'mini'] : ['mini'];
	return {
		bucketMs: epochMs + n * 11 * quarter,
		cells: [
			{
				keys: [
					['none', ''],
					['route', `r${n % 2}`],
					['tenant', n % 5 === 0 ? '' : `t${n % 3}`],
					['promptVersion', 'p@1'],
				],
				sums,
			},
			...models.map((model) => ({ keys: [['model', model]] as TraceQuality['cells'][number]['keys'], sums })),
		],
		scores: n % 5 === 0 ? [{ name: 'thumbs', source: 'user', dataType: 'boolean', value: String(n % 2) }] : [],
	};
}

beforeAll(async () => {
	scope = { projectId: (await createProject(db, { slug: 'q', name: 'Q' })).id };
	const diff = newQualityDiff();
	for (let n = 0; n < 24; n++) {
		const quality = qualityOf(n);
		diffQuality(diff, null, quality);
		const facets = quality.cells.flatMap(({ keys }) =>
			keys.flatMap(([name, key]) => (key === '' ? [] : [`${name}=${key}`])),
		);
		const keyOf = (name: string) => quality.cells[0]?.keys.find(([dimension]) => dimension === name)?.[1] ?? '';
		await db.query(
			`INSERT INTO traces (project_id, trace_id, settled_version, settled_at, min_start, max_start, start_time, start_time_ns,
				duration_ns, last_end_time, name, root_missing, status, tenant, route, facets, quality, span_count, call_count,
				error_count, unpriced_spans, has_model, has_content)
			 VALUES ($1, decode(md5($2::text), 'hex'), 1, now(), $3, $3, $3, 0, 0, $3, '', false, 'ok', $4, $5, $6, $7, 1, 1, 0, 0, true, true)`,
			[
				scope.projectId,
				n,
				new Date(quality.bucketMs + 60_000),
				keyOf('tenant'),
				keyOf('route'),
				facets,
				JSON.stringify(quality),
			],
		);
	}
	await inTransaction(db, (tx) => writeQuality(db, tx, scope, diff));
});

const short = async (asked: Partial<QualityQuestion>) =>
	(await qualityBy(db, scope, { ...question, ...asked })).map(({ key, bucket, sums }) => [
		key,
		...(bucket === null ? [] : [bucket.toISOString().slice(0, 13)]),
		sums.traces,
		sums.signal_refusal ?? 0,
	]);

it('sums a range as a whole and by key, the most traces first', async () => {
	expect(await short({})).toEqual([['', 24, 8]]);
	expect(await short({ groupBy: 'route' })).toEqual([
		['r0', 12, 4],
		['r1', 12, 4],
	]);
	// a trace with two models counts under both
	expect(await short({ groupBy: 'model' })).toEqual([
		['mini', 24, 8],
		['gpt-4o', 6, 2],
	]);
});

it('cuts the range at quarter hours, also inside a day', async () => {
	// traces 3 to 11: 33 to 121 quarter hours in
	const range = { from: new Date(epochMs + 33 * quarter), to: new Date(epochMs + 122 * quarter) };
	expect(await short(range)).toEqual([['', 9, 3]]);
	expect(await short({ ...range, from: new Date(epochMs + 34 * quarter) })).toEqual([['', 8, 2]]);
});

it('days begin where the zone says', async () => {
	const days = await short({ interval: 'day', timeZone: 'Asia/Kolkata' });
	expect(days.map(([, at]) => at)).toEqual(['2026-11-19T18', '2026-11-20T18', '2026-11-21T18']);
	expect(days.reduce((sum, [, , traces]) => sum + Number(traces), 0)).toBe(24);
});

/** Every way to ask; the rollups and the traces themselves must say the same. */
const asked: [string, Partial<QualityQuestion>][] = [
	['a tenant', { filters: { tenant: ['t1'] } }],
	['two tenants', { filters: { tenant: ['t1', 't2'] } }],
	['tenant not set', { filters: { tenant: [''] } }],
	['a route by route', { groupBy: 'route', filters: { route: ['r1'] } }],
	['a model', { filters: { model: ['gpt-4o'] } }],
];
it.each(asked)('%s: rollups say what traces say', async (_, part) => {
	const whole = { ...question, ...part };
	expect(rollupDimension(whole)).not.toBeNull();
	const narrow = await qualityBy(db, scope, whole);
	// a second filter that every trace meets makes it read the traces
	const wide = { ...whole, filters: { ...whole.filters, promptVersion: ['p@1'] } };
	expect(rollupDimension(wide)).toBeNull();
	expect(narrow.length).toBeGreaterThan(0);
	expect(await qualityBy(db, scope, wide)).toEqual(narrow);
	const sorted = async (of: QualityQuestion) =>
		(await scoresBy(db, scope, of)).map((row) => JSON.stringify(row)).sort();
	expect(await sorted(wide)).toEqual(await sorted(whole));
});

it('two models at once are read from the traces: a trace with both counts once', async () => {
	const both = { filters: { model: ['gpt-4o', 'mini'] } };
	expect(rollupDimension({ ...question, ...both })).toBeNull();
	expect(await short(both)).toEqual([['', 24, 8]]);
	const byTenant = [
		['', 2, 1],
		['t1', 2, 0],
		['t0', 1, 1],
		['t2', 1, 0],
	];
	expect(await short({ groupBy: 'tenant', filters: { model: ['gpt-4o'] } })).toEqual(byTenant);
});

it('scores by their values, of all names or of some', async () => {
	const rows = await scoresBy(db, scope, question);
	expect(rows.map(({ name, value, count }) => [name, value, count]).sort()).toEqual([
		['thumbs', '0', 3],
		['thumbs', '1', 2],
	]);
	expect(await scoresBy(db, scope, question, ['tone'])).toEqual([]);
});
