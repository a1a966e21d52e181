import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mapping } from '@spanledger/core/conventions/mapping';
import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { rereadInput } from '@spanledger/core/reread/reread-input';
import { emptyTally, type RereadTally, rereadTally } from '@spanledger/core/reread/reread-tally';
import type { Db } from '@spanledger/db/connect';
import { inTransaction } from '@spanledger/db/in-transaction';
import type { RangeStep } from '@spanledger/db/range-jobs/save-step';
import { countSpans } from '@spanledger/db/reread/count-spans';
import { listTracesToReread, type WalkedTrace } from '@spanledger/db/reread/list-traces-to-reread';
import { nextSpanDay } from '@spanledger/db/reread/next-span-day';
import type { Scope } from '@spanledger/db/scope';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import { startTime } from '@spanledger/db/spans/start-time';
import { countDue } from '@spanledger/db/unsettled/count-due';
import { z } from 'zod';
import { previewReread } from './preview-reread.ts';
import type { RangeWork } from './range-jobs.ts';
import { type RereadTrace, rereadTraces, writeReread } from './reread-traces.ts';

/** About a second's worth. */
const chunk = { maxTraces: 200, maxSpans: 2_000 };
/** More traces than this shall not wait for the settlers: live ones stand behind them. */
const mostDue = 2_000;
const longestWaitMs = 20_000;

/** Behind which trace of which day the walk stands, and by which keys it reads. */
const place = z.object({ from: z.coerce.date(), after: z.string().nullable(), keys: z.string() });
type Place = z.infer<typeof place>;

/**
 * Reads the stored spans of a range again, day by day and trace by trace, and leaves the difference to settling. Every trace with
 * a span in the range is read as a whole, because attribution follows the trace. Keys saved meanwhile make it begin anew.
 */
export const rereadRange: RangeWork = {
	count: (db, scope, job) => countSpans(db, scope, job),
	step: async (db, scope, { job, ...before }, save) => {
		const mapping = rereadInput.parse(job.input).mapping ?? (await readMapping(db, scope));
		const { at, done, tally } = resume(job, before, mapping);
		const { walked, next } = await walk(db, scope, job, at);
		const traces = await readWalked(db, scope, job, { walked, day: next?.from ?? job.to, mapping });
		countIn(tally, traces);
		const step: RangeStep = { place: next, done: done + sum(walked.map(({ spans }) => spans)), result: tally };
		if (!job.writes) {
			previewReread(tally, traces);
			await save(db, step);
			return step;
		}
		await letSettlersCatchUp(db);
		return inTransaction(db, async (tx) => {
			const written = await writeReread(tx, scope, traces);
			const result: RereadTally = {
				...tally,
				changedSpans: tally.changedSpans + written.spans,
				changedTraces: tally.changedTraces + written.traces,
			};
			await save(tx, { ...step, result });
			return { ...step, result };
		});
	},
};

function resume(
	{ from }: RangeJob,
	before: { place: unknown; done: number; result: unknown },
	mapping: Mapping,
): { at: Place; done: number; tally: RereadTally } {
	const keys = createHash('sha256').update(JSON.stringify(mapping)).digest('hex');
	const at = place.safeParse(before.place);
	if (!at.success || at.data.keys !== keys) return { at: { from, after: null, keys }, done: 0, tally: emptyTally() };
	return { at: at.data, done: before.done, tally: rereadTally.parse(before.result) };
}

/** The next traces, and where the walk stands behind them; null = there are no more. */
async function walk(
	db: Db,
	scope: Scope,
	{ to }: RangeJob,
	at: Place,
): Promise<{ walked: WalkedTrace[]; next: Place | null }> {
	for (let { from, after } = at; ; after = null) {
		const day = await nextSpanDay(db, scope, { from, to });
		if (day === null) return { walked: [], next: null };
		const isSameDay = day.from.getTime() === from.getTime();
		const walked = await listTracesToReread(db, scope, { ...day, after: isSameDay ? after : null, ...chunk });
		const last = walked.at(-1);
		if (last !== undefined) return { walked, next: { ...at, from: day.from, after: last.traceId } };
		from = day.to;
	}
}

type Walked = { walked: readonly WalkedTrace[]; day: Date; mapping: Mapping };

/** A trace that goes over midnight is read on its first day in the range. */
async function readWalked(
	db: Db,
	scope: Scope,
	job: RangeJob,
	{ walked, day, mapping }: Walked,
): Promise<RereadTrace[]> {
	const traces = await rereadTraces(
		db,
		scope,
		walked.map(({ traceId }) => traceId),
		mapping,
	);
	return traces.filter(({ copies }) => {
		const starts = copies.map(({ span }) => startTime(span.startTimeNs));
		return !starts.some((start) => start >= job.from && start < day);
	});
}

function countIn(tally: RereadTally, traces: readonly RereadTrace[]): void {
	for (const { copies, closed, withoutContent } of traces) {
		tally.spans += copies.length;
		if (closed) tally.closed += copies.length;
		tally.withoutContent += withoutContent;
	}
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function letSettlersCatchUp(db: Db): Promise<void> {
	const until = Date.now() + longestWaitMs;
	while (Date.now() < until && (await countDue(db, { limit: mostDue })) === mostDue) await sleep(200);
}
