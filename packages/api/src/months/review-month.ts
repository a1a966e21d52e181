import { DomainError } from '@spanledger/core/domain-error';
import { type PicoUsd, picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { explainChange } from '@spanledger/core/months/explain-change';
import { explainKeys, type KeyCell } from '@spanledger/core/months/explain-keys';
import type { UsageDimension } from '@spanledger/core/rollups/usage-rollups';
import { listAdjustments } from '@spanledger/db/months/list-adjustments';
import { readCellsAsClosed, readCellsNow } from '@spanledger/db/months/read-month-cells';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { type MonthItem, monthBefore, readMonths } from './read-months.ts';

/** The dimensions whose keys are looked through for what moved the bill. */
const driverDimensions = ['tenant', 'team', 'feature', 'model', 'route'] as const satisfies UsageDimension[];
const mostDrivers = 10;

/** As it was closed, or as it is known now. Of months that are not closed both are the same. */
export const monthViews = ['closed', 'now'] as const;
export type MonthView = (typeof monthViews)[number];

type ReviewQuestion = { month?: string | undefined; view: MonthView; timeZone: string };

/**
 * A month against the one before: what changed and why, in parts that add up to the change exactly, and the keys that moved it most. A
 * month under way is held against as much of the one before. Throws DomainError for a month in which the project had not begun.
 */
export async function reviewMonth(deps: Deps, scope: Scope, { month: name, view, timeZone }: ReviewQuestion) {
	const months = await readMonths(deps, scope, { timeZone });
	const month = name === undefined ? months[0] : months.find((one) => one.name === name);
	if (month === undefined) throw new DomainError('not-found', `nothing was spent in ${name}`, 'month');
	const earlier = months[months.indexOf(month) + 1] ?? null;
	const before = monthBefore(month, timeZone, deps.now().getTime());
	const cellsOf = async (dimension: UsageDimension) => ({
		after: await cellsIn(deps, scope, { dimension, month, view }),
		before: await cellsBefore(deps, scope, { dimension, earlier, before, view, isWhole: month.state !== 'running' }),
	});
	const models = await cellsOf('model');
	const explained = explainChange(changedCells(models.before, models.after));
	const drivers = [];
	for (const dimension of driverDimensions) {
		const cells = dimension === 'model' ? models : await cellsOf(dimension);
		drivers.push({ dimension, ...presentKeys(cells.before, cells.after) });
	}
	return {
		months,
		month,
		before: { from: new Date(before.fromMs), to: new Date(before.toMs) },
		view,
		beforeUsd: usdText(explained.before),
		afterUsd: usdText(explained.after),
		changeUsd: usdText(explained.after - explained.before),
		calls: { before: sumCalls(models.before), after: sumCalls(models.after) },
		tokens: { before: sumTokens(models.before), after: sumTokens(models.after) },
		parts: {
			volumeUsd: usdText(explained.parts.volume),
			mixUsd: usdText(explained.parts.mix),
			tokensPerCallUsd: usdText(explained.parts.tokensPerCall),
			priceUsd: usdText(explained.parts.price),
		},
		drivers,
		books: await readBooks(deps, scope, month),
	};
}

type InMonth = { dimension: UsageDimension; month: MonthItem; view: MonthView };

function cellsIn({ db }: Deps, scope: Scope, { dimension, month, view }: InMonth): Promise<KeyCell[]> {
	if (view === 'closed' && month.state === 'closed') {
		return readCellsAsClosed(db, scope, { dimension, month: month.name });
	}
	return readCellsNow(db, scope, { dimension, fromMs: month.from.getTime(), toMs: month.to.getTime() });
}

type Before = {
	dimension: UsageDimension;
	earlier: MonthItem | null;
	before: { fromMs: number; toMs: number };
	view: MonthView;
	isWhole: boolean;
};

/** Only whole months were closed: a part of one is known as of now. */
function cellsBefore(deps: Deps, scope: Scope, question: Before): Promise<KeyCell[]> {
	const { dimension, earlier, before, view, isWhole } = question;
	if (earlier !== null && isWhole) return cellsIn(deps, scope, { dimension, month: earlier, view });
	return readCellsNow(deps.db, scope, { dimension, ...before });
}

/** A closed month's bill in both views, and what was booked in this month for others. */
async function readBooks({ db }: Deps, scope: Scope, month: MonthItem) {
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

function presentKeys(before: readonly KeyCell[], after: readonly KeyCell[]) {
	const { rows, rest } = explainKeys(before, after, mostDrivers);
	return {
		rows: rows.map(({ key, other, state, parts, ...sums }) => ({
			key: key === '' ? null : key,
			other,
			state,
			beforeUsd: usdText(sums.before),
			afterUsd: usdText(sums.after),
			changeUsd: usdText(sums.after - sums.before),
			volumeUsd: usdText(parts.volume),
			tokensPerCallUsd: usdText(parts.tokensPerCall),
			priceUsd: usdText(parts.price),
		})),
		rest: { keys: rest.keys, changeUsd: usdText(rest.after - rest.before), afterUsd: usdText(rest.after) },
	};
}

function changedCells(before: readonly KeyCell[], after: readonly KeyCell[]) {
	const nameOf = ({ key, other }: KeyCell) => `${other} ${key}`;
	const befores = new Map(before.map((cell) => [nameOf(cell), cell]));
	const afters = new Map(after.map((cell) => [nameOf(cell), cell]));
	return [...new Set([...befores.keys(), ...afters.keys()])].map((key) => ({
		key,
		before: befores.get(key) ?? null,
		after: afters.get(key) ?? null,
	}));
}

const sumCalls = (cells: readonly KeyCell[]) => cells.reduce((sum, { calls }) => sum + calls, 0);
const sumTokens = (cells: readonly KeyCell[]) => cells.reduce((sum, { tokens }) => sum + tokens, 0);
