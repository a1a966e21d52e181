import { type Period, periodAt, periodsBetween } from '@spanledger/core/calendar/period';
import { closedMonthAt, closesAt, openMonth } from '@spanledger/core/months/month-calendar';
import { firstSpend } from '@spanledger/db/months/first-spend';
import { listClosings, type MonthClosing } from '@spanledger/db/months/list-closings';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';

/** A month of a project: under way, over, or closed. */
export type MonthItem = {
	name: string;
	from: Date;
	to: Date;
	state: 'running' | 'open' | 'closed';
	/** Who closed it and when; null also for a month from before the first that was closed. */
	closed: { at: Date; by: string } | null;
	/** When it is closed by itself; null = it is closed. */
	closesAt: Date | null;
	/** It is over and the next in turn: a member may close it. */
	mayClose: boolean;
};

/** Months from the first spend to the one under way, the latest first; that one alone where nothing was spent. */
export async function readMonths(
	{ db, now }: Deps,
	scope: Scope,
	{ timeZone }: { timeZone: string },
): Promise<MonthItem[]> {
	const nowMs = now().getTime();
	const first = await firstSpend(db, scope);
	const closings = await listClosings(db, scope);
	const next = first === null ? null : openMonth(closings.at(-1) ?? null, timeZone, first.getTime());
	return periodsBetween('month', timeZone, first?.getTime() ?? nowMs, nowMs + 1)
		.map((period) => itemOf(period, closings, { next, nowMs }))
		.reverse();
}

type Standing = { next: Period | null; nowMs: number };

function itemOf(period: Period, closings: readonly MonthClosing[], { next, nowMs }: Standing): MonthItem {
	const closing = closings.find(({ month }) => month === period.name);
	const { fromMs, toMs } = closing ?? period;
	const isClosed = closing !== undefined || closedMonthAt(closings, fromMs) !== null;
	const isOver = nowMs >= toMs;
	return {
		name: period.name,
		from: new Date(fromMs),
		to: new Date(toMs),
		state: isClosed ? 'closed' : isOver ? 'open' : 'running',
		closed: closing === undefined ? null : { at: closing.closedAt, by: closing.closedBy },
		closesAt: isClosed ? null : new Date(closesAt(period)),
		mayClose: !isClosed && isOver && next?.name === period.name,
	};
}

/** The same stretch of the month before: all of it, or as far as the month under way has come. */
export function monthBefore(month: MonthItem, timeZone: string, nowMs: number): { fromMs: number; toMs: number } {
	const before = periodAt('month', timeZone, month.from.getTime() - 1);
	if (month.state !== 'running') return { fromMs: before.fromMs, toMs: before.toMs };
	const elapsed = Math.floor((nowMs - month.from.getTime()) / quarterMs) * quarterMs;
	return { fromMs: before.fromMs, toMs: Math.min(before.toMs, before.fromMs + elapsed) };
}

const quarterMs = 15 * 60_000;
