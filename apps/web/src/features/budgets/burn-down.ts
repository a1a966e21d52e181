import type { Period } from '@spanledger/core/calendar/period';

/** A moment of the chart; a line that does not reach it is null there. Figures, in the unit of the budget. */
export type BurnDownRow = {
	atMs: number;
	/** What is left of the limit; without a limit, what is spent. */
	left: number | null;
	/** What would be left if every day spent the same. */
	straight: number | null;
	expected: number | null;
	/** Where it ends eight times in ten: [lowest, highest]. */
	band: [number, number] | null;
};

export type BurnDownInput = {
	period: Pick<Period, 'fromMs' | 'toMs'>;
	/** null = it has not begun. */
	days: readonly { toMs: number; spent: string | null }[];
	limit: string | null;
	projected: { amount: string; low: string; high: string } | null;
	nowMs: number;
};

/**
 * A limit burning down: from the whole of it, by what each day spent, to now; from there the projection to the period's end, against
 * the straight line from all to nothing. Without a limit the spend is shown as it adds up.
 */
export function burnDown({ period, days, limit, projected, nowMs }: BurnDownInput): BurnDownRow[] {
	const whole = limit === null ? null : Number(limit);
	const lineOf = (spent: number) => (whole === null ? spent : whole - spent);
	const straightAt = (atMs: number) =>
		whole === null ? null : whole * (1 - (atMs - period.fromMs) / (period.toMs - period.fromMs));
	const rowAt = (atMs: number, parts: Partial<BurnDownRow>): BurnDownRow => ({
		atMs,
		left: null,
		straight: straightAt(atMs),
		expected: null,
		band: null,
		...parts,
	});
	const rows = [rowAt(period.fromMs, { left: lineOf(0) })];
	let spent = 0;
	for (const day of days) {
		if (day.spent === null) {
			rows.push(rowAt(day.toMs, {}));
			continue;
		}
		spent += Number(day.spent);
		rows.push(rowAt(Math.min(day.toMs, nowMs), { left: lineOf(spent) }));
		if (day.toMs > nowMs) rows.push(rowAt(day.toMs, {}));
	}
	if (projected === null || nowMs >= period.toMs) return rows;
	return withProjection(rows, lineOf, projected);
}

/** A line from where it stands to where it will end; what is in between is drawn straight. */
function withProjection(
	rows: readonly BurnDownRow[],
	lineOf: (spent: number) => number,
	projected: { amount: string; low: string; high: string },
): BurnDownRow[] {
	const present = rows.findLastIndex(({ left }) => left !== null);
	const [from, to] = [rows[present], rows.at(-1)];
	if (from === undefined || to === undefined || from.left === null || to === from) return [...rows];
	const { atMs, left } = from;
	const ends = {
		expected: lineOf(Number(projected.amount)),
		low: lineOf(Number(projected.low)),
		high: lineOf(Number(projected.high)),
	};
	return rows.map((row, index) => {
		if (index < present) return row;
		const share = (row.atMs - atMs) / (to.atMs - atMs);
		const at = (end: number) => left + (end - left) * share;
		const bounds = [at(ends.low), at(ends.high)] as const;
		return { ...row, expected: at(ends.expected), band: [Math.min(...bounds), Math.max(...bounds)] };
	});
}
