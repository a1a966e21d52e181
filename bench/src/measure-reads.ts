import type { Db } from '@spanledger/db/connect';
import { percentile } from './percentile.ts';
import type { Stack } from './stack.ts';

export type ReadFigures = {
	name: string;
	what: string;
	httpMs: { p50: number; p99: number };
	/** The main statement alone. */
	sqlMs?: { p50: number; p99: number };
};

type Question = { name: string; what: string; path: string; sql: string; values: unknown[] };

/** How long the three pages' questions take: over HTTP as a program asks them, and the main statement alone. */
export async function measureReads(stack: Stack, db: Db, rounds: number): Promise<ReadFigures[]> {
	const figures: ReadFigures[] = [];
	for (const { name, what, path, sql, values } of await questions(db)) {
		const http = await timed(rounds, () => get(`${stack.webUrl}/api/v1${path}`, stack.key));
		const statement = await timed(rounds, () => db.query({ name: `bench-${name}`, text: sql, values }));
		figures.push({ name, what, httpMs: http, sqlMs: statement });
	}
	return figures;
}

async function questions(db: Db): Promise<Question[]> {
	const to = new Date(Date.now() + 60_000);
	const from = new Date(to.getTime() - 24 * 3_600_000);
	const range = `from=${from.toISOString()}&to=${to.toISOString()}`;
	const { rows } = await db.query<{
		project_id: string;
		trace_id: Buffer;
		span_count: number;
		min_start: Date;
		max_start: Date;
	}>(
		'SELECT project_id, trace_id, span_count, min_start, max_start FROM traces ORDER BY span_count DESC, trace_id LIMIT 1',
	);
	const [widest] = rows;
	if (widest === undefined) throw new Error('there is no trace to read');
	const { project_id: project, trace_id: traceId, span_count: spans, min_start: min, max_start: max } = widest;
	return [
		{
			name: 'list',
			what: 'the 50 newest traces of a day',
			path: `/traces?${range}&limit=50`,
			sql: 'SELECT * FROM traces WHERE project_id = $1 AND start_time >= $2 AND start_time < $3 ORDER BY start_time DESC, trace_id DESC LIMIT 51',
			values: [project, from, to],
		},
		{
			name: 'trace',
			what: `one trace of ${spans} spans with all its content`,
			path: `/traces/${traceId.toString('hex')}`,
			sql: `SELECT span_id, name, NULL::bytea AS body FROM spans
				WHERE project_id = $1 AND trace_id = $2 AND start_time BETWEEN $3 AND $4
				UNION ALL SELECT page_id::text::bytea, '', body FROM payload_pages
				WHERE project_id = $1 AND trace_id = $2 AND start_time BETWEEN $3 AND $4`,
			values: [project, traceId, min, max],
		},
		{
			name: 'cost by tenant',
			what: 'a day, by tenant',
			path: `/costs?groupBy=tenant&${range}`,
			sql: `SELECT key, other, sum(calls), sum(errors), sum(input_tokens), sum(output_tokens), sum(cost_usd) FROM usage_by_dimension
				WHERE project_id = $1 AND dimension = 'tenant' AND bucket >= $2 AND bucket < $3 GROUP BY key, other ORDER BY 7 DESC`,
			values: [project, from, to],
		},
	];
}

/** Asks as a program does; throws on anything but an answer. */
export async function get(url: string, key: string): Promise<void> {
	const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
	const body = await response.text();
	if (!response.ok) throw new Error(`GET ${url}: ${response.status} ${body.slice(0, 200)}`);
}

export async function timed(rounds: number, ask: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
	for (let round = 0; round < 5; round++) await ask();
	const samples: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const startMs = performance.now();
		await ask();
		samples.push(performance.now() - startMs);
	}
	return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99) };
}
