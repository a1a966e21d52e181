import { afterAll, expect, it } from 'vitest';
import { createProject } from '../projects/create-project.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { countOverTime, type TimeQuestion } from './count-over-time.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;

const nsOf = (iso: string) => BigInt(Date.parse(iso)) * 1_000_000n;
/** Traces every half hour of a range, counted: each start with how many began from it on. */
async function countHalfHours(
	from: string,
	to: string,
	{ step, timeZone }: Pick<TimeQuestion, 'step' | 'timeZone'>,
): Promise<string[]> {
	const { id: projectId } = await createProject(db, { slug: crypto.randomUUID(), name: 'clocks' });
	await db.query(
		`INSERT INTO traces (project_id, trace_id, settled_version, settled_at, min_start, max_start, start_time, start_time_ns,
			duration_ns, last_end_time, name, root_missing, status, span_count, call_count, error_count, unpriced_spans, has_model,
			has_content, facets)
		 SELECT $1, decode(md5(at::text), 'hex'), 1, now(), at, at, at, (extract(epoch FROM at) * 1e9)::bigint, 1, at, 'chat', false,
			'ok', 1, 1, 0, 0, true, false, '{}'
		 FROM generate_series($2::timestamptz, $3::timestamptz - interval '1 second', interval '30 minutes') AS at`,
		[projectId, from, to],
	);
	const { counts } = await countOverTime(
		db,
		{ projectId },
		{ filter: { fromNs: nsOf(from), toNs: nsOf(to), facets: {} }, step, timeZone, goesOn: () => true },
	);
	return counts.map(({ start, traces }) => `${start.toISOString().slice(0, 16)} ${traces}`);
}

it.each([
	// clocks go from 01:00 back to 00:00: the day begins with the first of two midnights and has 25 hours
	[
		'America/Havana',
		'2026-11-01T00:00Z',
		'2026-11-02T12:00Z',
		['2026-10-31T04:00 8', '2026-11-01T04:00 50', '2026-11-02T05:00 14'],
	],
	// clocks go from 00:00 to 01:00: there is no midnight, the day has 23 hours
	[
		'America/Sao_Paulo',
		'2018-11-03T12:00Z',
		'2018-11-05T12:00Z',
		['2018-11-03T03:00 30', '2018-11-04T03:00 46', '2018-11-05T02:00 20'],
	],
	[
		'Africa/Cairo',
		'2026-04-23T12:00Z',
		'2026-04-25T12:00Z',
		['2026-04-22T22:00 20', '2026-04-23T22:00 46', '2026-04-24T21:00 30'],
	],
	// clocks go from 00:00 back to 23:00 of the day that was nearly over, which has 25 hours
	[
		'Africa/Cairo',
		'2026-10-29T12:00Z',
		'2026-10-31T12:00Z',
		['2026-10-28T21:00 20', '2026-10-29T22:00 48', '2026-10-30T22:00 28'],
	],
	['Asia/Kathmandu', '2026-11-20T12:00Z', '2026-11-21T12:00Z', ['2026-11-19T18:15 13', '2026-11-20T18:15 35']],
])('days of %s begin when its clocks say so: %s', async (timeZone, from, to, counts) => {
	expect(await countHalfHours(from, to, { step: 'day', timeZone })).toEqual(counts);
});

it('shorter bars are laid from the start of the zone’s day, the first of two midnights', async () => {
	const six = { step: { minutes: 360 }, timeZone: 'America/Havana' };
	expect(await countHalfHours('2026-11-01T04:30Z', '2026-11-01T20:00Z', six)).toEqual([
		'2026-11-01T04:00 11',
		'2026-11-01T10:00 12',
		'2026-11-01T16:00 8',
	]);
});
