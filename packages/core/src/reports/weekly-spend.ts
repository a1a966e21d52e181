import type { Period } from '../calendar/period.ts';
import type { PicoUsd } from '../money/pico-usd.ts';
import { type ChangedCell, type ExplainedChange, explainChange } from '../months/explain-change.ts';

/** What a week cost and why it is not what the week before cost. */
export type WeeklySpend = {
	week: Period;
	calls: number;
	/** Of `calls`: usage known, no price; they are missing from every amount. */
	unpricedCalls: number;
	/** What judging answers cost beside it. */
	evaluationUsd: PicoUsd;
	/** By model: the parts of all models add up to the change. */
	change: ExplainedChange;
	/** Those whose spend changed most, the greatest change first. */
	movers: { tenants: Mover[]; models: Mover[] };
};

export type Mover = { name: string; before: PicoUsd; after: PicoUsd };

/** One key's figures in both weeks. */
export type WeeklyCells = { tenants: readonly ChangedCell[]; models: readonly ChangedCell[] };

type Facts = Pick<WeeklySpend, 'week' | 'unpricedCalls' | 'evaluationUsd'> & WeeklyCells;

const mostMovers = 3;

/** Both groupings hold the same calls: their sums are equal. */
export function weeklySpend({ week, unpricedCalls, evaluationUsd, tenants, models }: Facts): WeeklySpend {
	return {
		week,
		calls: models.reduce((sum, { after }) => sum + (after?.calls ?? 0), 0),
		unpricedCalls,
		evaluationUsd,
		change: explainChange(models),
		movers: { tenants: moversOf(tenants), models: moversOf(models) },
	};
}

function moversOf(cells: readonly ChangedCell[]): Mover[] {
	return cells
		.map(({ key, before, after }) => ({ name: key, before: before?.costUsd ?? 0n, after: after?.costUsd ?? 0n }))
		.filter(({ before, after }) => before !== after)
		.sort((a, b) => compare(sizeOf(b), sizeOf(a)) || (a.name < b.name ? -1 : 1))
		.slice(0, mostMovers);
}

const sizeOf = ({ before, after }: Mover): bigint => (after > before ? after - before : before - after);
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
