import { type PicoUsd, picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { listAdjustments } from '@spanledger/db/months/list-adjustments';
import { readCellsAsClosed } from '@spanledger/db/months/read-month-cells';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import type { MonthItem } from './read-months.ts';

/** A closed month's bill in both views, and what was booked in this month for others. */
export async function readBooks({ db }: Deps, scope: Scope, month: MonthItem) {
	const adjustments = await listAdjustments(db, scope, { month: month.name });
	const own = adjustments.filter((one) => one.month === month.name);
	const here = adjustments.filter((one) => one.bookedIn === month.name);
	const sum = (amounts: readonly PicoUsd[]) => amounts.reduce((total, amount) => total + amount, 0n);
	const present = (of: typeof adjustments) =>
		of.map(({ costUsd, ...rest }) => ({ ...rest, costUsd: usdText(picoUsdFrom(costUsd)) }));
	const closed =
		month.state === 'closed' ? await readCellsAsClosed(db, scope, { dimension: 'none', month: month.name }) : null;
	const asClosed = closed === null ? null : sum(closed.map(({ costUsd }) => costUsd));
	const adjusted = sum(own.map(({ costUsd }) => picoUsdFrom(costUsd)));
	return {
		asClosedUsd: asClosed === null ? null : usdText(asClosed),
		adjustedUsd: usdText(adjusted),
		asKnownNowUsd: asClosed === null ? null : usdText(asClosed + adjusted),
		adjustments: present(own),
		bookedHere: present(here),
	};
}
