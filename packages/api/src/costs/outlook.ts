import { pastDays, projectPeriod } from '@spanledger/core/budgets/project-period';
import { type Period, periodAt } from '@spanledger/core/calendar/period';
import { type PicoUsd, usdText } from '@spanledger/core/money/pico-usd';
import { sumCosts } from '@spanledger/db/costs/cost-by';
import { readInFlight } from '@spanledger/db/costs/read-in-flight';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { type CostQuery, toCostQuestion } from './cost-query.ts';

/** Where the month stands. USD as decimal text; a projection is an estimate, to the cent. */
export type Outlook = {
	/** `2026-11` */
	month: string;
	toDateUsd: string;
	/** null = fewer than three days with any spend: nothing can be said. */
	projected: { usd: string; lowUsd: string; highUsd: string } | null;
	inFlight: { traces: number; costUsd: string; unattributedUsd: string };
};

const quarterMs = 900_000;

/** The month under way in the zone of the question, under its filters; its range does not matter. */
export async function readOutlook(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: CostQuery,
): Promise<Outlook> {
	const nowMs = now().getTime();
	const month = periodAt('month', query.timezone, nowMs);
	const days = pastDays(query.timezone, nowMs);
	const question = {
		...toCostQuestion({ ...query, from: undefined, to: undefined }, now()),
		groupBy: 'none' as const,
		interval: 'day' as const,
		from: new Date(floorToQuarter(Math.min(month.fromMs, days[0]?.fromMs ?? month.fromMs))),
		to: new Date(nowMs + quarterMs),
	};
	const [rows, inFlight] = await Promise.all([sumCosts(db, scope, question), readInFlight(db, scope, now())]);
	const costs = rows.map(({ bucket, costUsd }) => ({ atMs: bucket?.getTime() ?? 0, costUsd }));
	const toDate = costIn(month, costs);
	const byDay = days.map((day) => usdNumber(costIn(day, costs)));
	return {
		month: month.name,
		toDateUsd: usdText(toDate),
		projected: inCents(projectPeriod(month, nowMs, usdNumber(toDate), byDay)),
		inFlight: {
			traces: inFlight.traces,
			costUsd: usdText(inFlight.costUsd),
			unattributedUsd: usdText(inFlight.unattributedUsd),
		},
	};
}

const floorToQuarter = (ms: number): number => ms - (ms % quarterMs);

const costIn = ({ fromMs, toMs }: Period, costs: readonly { atMs: number; costUsd: PicoUsd }[]): PicoUsd =>
	costs.reduce((sum, { atMs, costUsd }) => (atMs >= fromMs && atMs < toMs ? sum + costUsd : sum), 0n);

const usdNumber = (pico: PicoUsd): number => Number(pico) / 1e12;

function inCents(projection: ReturnType<typeof projectPeriod>): Outlook['projected'] {
	if (projection === null) return null;
	const { amount, low, high } = projection;
	return { usd: amount.toFixed(2), lowUsd: low.toFixed(2), highUsd: high.toFixed(2) };
}
