import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { spanOf } from '@spanledger/fixtures/span-of';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { handleRest } from './handle-rest.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const november = BigInt(Date.parse('2026-11-10T12:00:00Z')) * 1_000_000n;
const tenants = [
	'acme',
	'globex',
	'=SUM(A1:A9)',
	'+1',
	'-1',
	'@cmd',
	'\tTab',
	'comma, "quote"',
	'x;=1+1',
	'Zürich',
	'',
];

let project: TestProject;
beforeAll(async () => {
	project = await createTestProject(db);
	for (const [index, tenant] of tenants.entries()) {
		const span = spanOf(
			index.toString(16),
			{
				traceId: index.toString(16).repeat(32),
				usage: { inputTokens: 1_000 * (index + 1), outputTokens: 77 },
				dimensions: tenant === '' ? {} : { tenant },
			},
			november,
		);
		await store(db, project, [span]);
	}
	// in Berlin it is December already
	const late = { traceId: 'e'.repeat(32), usage: { inputTokens: 9 }, dimensions: { tenant: 'acme' } };
	await store(db, project, [spanOf('e', late, BigInt(Date.parse('2026-11-30T23:30:00Z')) * 1_000_000n)]);
	await settleAll(db);
});

const get = (path: string) =>
	handleRest(new Request(`http://localhost/api/v1${path}`, { headers: { 'x-api-key': project.key } }), deps);
const rowsOf = async (query: string): Promise<Record<string, string>[]> => {
	const response = await get(`/reports/chargeback?month=2026-11&${query}`);
	expect(response.status).toBe(200);
	return parse(await response.text(), { columns: true, bom: true });
};
/** Exact, in pico-dollars. */
const pico = (usd = '') => {
	const [whole = '', fraction = ''] = usd.replace('-', '').split('.');
	return BigInt(whole + fraction.padEnd(12, '0')) * (usd.startsWith('-') ? -1n : 1n);
};
const sum = (rows: Record<string, string>[], column: string) =>
	rows.reduce((total, row) => total + pico(row[column]), 0n);

describe('the chargeback file', () => {
	it('adds up to the bill of the month, to the last digit', async () => {
		const rows = await rowsOf('by=tenant');
		const response = await get('/costs?from=2026-11-01&to=2026-12-01');
		const costs = (await response.json()) as { total: { costUsd: string; calls: number } };
		expect(sum(rows, 'cost_usd')).toBe(pico(costs.total.costUsd));
		expect(rows.reduce((total, { calls }) => total + Number(calls), 0)).toBe(costs.total.calls);
		expect(rows.at(-1)?.key).toBe('(shared)');
		expect(rows[0]).toMatchObject({ month: '2026-11', timezone: 'UTC', by: 'tenant', key: 'Zürich', calls: '1' });
	});

	it('a month is that of the zone', async () => {
		const acme = async (zone: string) => (await rowsOf(`timezone=${zone}`)).find(({ key }) => key === 'acme')?.calls;
		expect(await acme('UTC')).toBe('2');
		expect(await acme('Europe/Berlin')).toBe('1');
	});

	it('splits what is shared without losing a digit of it', async () => {
		const rows = await rowsOf('split=true');
		expect(sum(rows, 'shared_usd')).toBe(0n);
		expect(sum(rows, 'total_usd')).toBe(sum(rows, 'cost_usd'));
		expect(rows.at(-1)).toMatchObject({ key: '(shared)', total_usd: '0' });
	});

	it('has no cell that a spreadsheet runs', async () => {
		const text = await (await get('/reports/chargeback?month=2026-11')).text();
		const keys = parse<{ key: string }>(text, { columns: true }).map(({ key }) => key);
		for (const tenant of ['=SUM(A1:A9)', '+1', '-1', '@cmd']) expect(keys).toContain(`'${tenant}`);
		expect(keys.every((key) => !/^[=+\-@\t\r]/.test(key))).toBe(true);
		expect(keys).toContain('comma, "quote"');
		expect(text).toContain('"x;=1+1"');
	});

	it('says what it is', async () => {
		const { headers } = await get('/reports/chargeback?month=2026-11&by=team&bom=true');
		expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
		expect(headers.get('content-disposition')).toContain('chargeback-2026-11-by-team.csv');
	});

	it.each([
		['month=2026-13', 'month'],
		['', 'month'],
		['month=2026-11&by=model', 'by'],
		['month=2026-11&timezone=Mars', 'timezone'],
		['month=2026-11&split=maybe', 'split'],
	])('refuses "%s" by name', async (query, field) => {
		const response = await get(`/reports/chargeback?${query}`);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ error: { field } });
	});
});
