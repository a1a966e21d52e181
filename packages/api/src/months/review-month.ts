import { DomainError } from '@spanledger/core/domain-error';
import { usdText } from '@spanledger/core/money/pico-usd';
import { explainChange } from '@spanledger/core/months/explain-change';
import type { KeyCell } from '@spanledger/core/months/explain-keys';
import type { UsageDimension } from '@spanledger/core/rollups/usage-rollups';
import { readCellsAsClosed, readCellsNow } from '@spanledger/db/months/read-month-cells';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { presentDrivers } from './present-drivers.ts';
import { readBooks } from './read-books.ts';
import { type MonthItem, monthBefore, readMonths } from './read-months.ts';

/** The dimensions whose keys are looked through for what moved the bill. */
const driverDimensions = ['tenant', 'team', 'feature', 'model', 'route'] as const satisfies UsageDimension[];

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
		drivers.push({ dimension, ...presentDrivers(cells.before, cells.after) });
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
