/** A line over time; `atMs` is the start of a step. */
export type Line = { name: string; points: readonly { atMs: number; value: number | null }[] };

/** One moment of a chart. */
export type LineRow = {
	atMs: number;
	/** Lines that say something here. */
	values: { [line: string]: number };
	/** Where each line runs: between its values, or null where it is broken. */
	drawn: { [line: string]: number | null };
};

/**
 * The rows a line chart draws. A line is broken where its value is unknown, and where values stay away for more than three times
 * as long as they usually come apart: an emitter that exports every five minutes is no emitter that was down.
 */
export function lineRows(lines: readonly Line[], stepMs: number): LineRow[] {
	const breaks = lines.flatMap((line) => breaksOf(line, stepMs));
	const moments = new Set([...lines.flatMap(({ points }) => points.map(({ atMs }) => atMs)), ...breaks]);
	const rows = [...moments].sort((a, b) => a - b).map((atMs): LineRow => ({ atMs, values: {}, drawn: {} }));
	for (const line of lines) draw(line, rows, stepMs);
	return rows;
}

function draw({ name, points }: Line, rows: readonly LineRow[], stepMs: number): void {
	const patienceMs = patienceOf(points, stepMs);
	let next = 0;
	for (const { atMs, values, drawn } of rows) {
		while ((points[next]?.atMs ?? Number.POSITIVE_INFINITY) < atMs) next++;
		const [before, after] = [points[next - 1], points[next]];
		if (after?.atMs === atMs) {
			drawn[name] = after.value;
			if (after.value !== null) values[name] = after.value;
		} else
			drawn[name] = before && after && after.atMs - before.atMs <= patienceMs ? between(before, after, atMs) : null;
	}
}

type Point = Line['points'][number];

function between(before: Point, after: Point, atMs: number): number | null {
	if (before.value === null || after.value === null) return null;
	return before.value + ((after.value - before.value) * (atMs - before.atMs)) / (after.atMs - before.atMs);
}

/** Moments at which a line needs a row to be broken at. */
function breaksOf({ points }: Line, stepMs: number): number[] {
	const patienceMs = patienceOf(points, stepMs);
	return points.flatMap(({ atMs }, index) => {
		const before = points[index - 1];
		return before !== undefined && atMs - before.atMs > patienceMs ? [before.atMs + stepMs] : [];
	});
}

/** Three times the median of how far points are apart. */
function patienceOf(points: Line['points'], stepMs: number): number {
	const gaps = points.slice(1).map(({ atMs }, index) => atMs - (points[index]?.atMs ?? atMs));
	return 3 * Math.max(gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0, stepMs);
}
