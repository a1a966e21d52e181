import { afterAll, expect, test } from 'vitest';
import { cloneDatabase } from '../testing/test-database.ts';
import { dropPartitions } from './drop-partitions.ts';
import { ensurePartitions } from './ensure-partitions.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const day = (text: string) => new Date(`${text}T12:00:00Z`);

test('made once, in every partitioned table, by however many processes', async () => {
	const starts = [day('2026-11-20'), day('2026-11-21')];
	const laterOn = day('2026-12-01');
	const made = await Promise.all([1, 2, 3].map(() => ensurePartitions(database.db, starts, laterOn)));
	expect(made.flat().sort()).toEqual(
		[
			'ledger_entries_202611',
			'payload_pages_20261120',
			'payload_pages_20261121',
			'span_links_20261120',
			'span_links_20261121',
			'span_logs_20261120',
			'span_logs_20261121',
			'spans_20261120',
			'spans_20261121',
			'trace_search_20261120',
			'trace_search_20261121',
		].sort(),
	);
});

test('what lives for days gets no partitions of long ago', async () => {
	const made = await ensurePartitions(database.db, [day('2026-10-17'), day('2026-10-18')], day('2026-10-20'));
	expect(made.filter((name) => name.startsWith('metric_')).sort()).toEqual([
		'metric_minute_cells_20261018',
		'metric_minutes_20261018',
		'metric_points_20261018',
	]);
	expect(made).toContain('spans_20261017');
});

test('an open writer does not block the making of another day', async () => {
	const writer = await database.db.connect();
	await writer.query('BEGIN');
	await writer.query('LOCK TABLE spans IN ROW EXCLUSIVE MODE');
	expect(await ensurePartitions(database.db, [day('2026-11-22')])).toContain('spans_20261122');
	await writer.query('ROLLBACK');
	writer.release();
});

test('dropping keeps the day that holds the limit', async () => {
	expect(await dropPartitions(database.db, 'spans', day('2026-11-21'))).toEqual([
		'spans_20261017',
		'spans_20261018',
		'spans_20261120',
	]);
	expect(await dropPartitions(database.db, 'ledger_entries', day('2026-11-21'))).toEqual(['ledger_entries_202610']);
	await expect(dropPartitions(database.db, 'traces', day('2026-11-21'))).rejects.toThrow('traces has no partitions');
});
