/** `atMs`: start of a step. */
export type LinePoint = {
	atMs: number;
	value: number | null;
	/** How long what is told here took to happen; 0 = a state. */
	coveredMs: number;
};
/** A line over time. */
export type Line = { name: string; points: readonly LinePoint[] };

/** One moment of a chart. */
export type LineRow = {
	atMs: number;
	/** Lines that say something here. */
	values: { [line: string]: number };
	/** Where each line runs: between its values, or null where it is broken. */
	drawn: { [line: string]: number | null };
};

/**
 * The rows a line chart draws. A line is broken where its value is unknown, and where values stay away: of what happened, longer
 * than a point accounts for; of a state, more than three times as long as its points usually come apart (an emitter that exports
 * every five minutes is no emitter that was down).
 */
export function lineRows(lines: readonly Line[], stepMs: number): LineRow[] {
	const joined = lines.map((line) => ({ ...line, reachMs: reachOf(line.points, stepMs) }));
	const breaks = joined.flatMap(({ points, reachMs }) =>
		points.flatMap((point, index) => {
			const before = points[index - 1];
			return before !== undefined && !isJoined(before, point, reachMs) ? [before.atMs + stepMs] : [];
		}),
	);
	const moments = new Set([...lines.flatMap(({ points }) => points.map(({ atMs }) => atMs)), ...breaks]);
	const rows = [...moments].sort((a, b) => a - b).map((atMs): LineRow => ({ atMs, values: {}, drawn: {} }));
	for (const line of joined) draw(line, rows);
	return rows;
}

type JoinedLine = Line & { reachMs: (point: LinePoint) => number };

function draw({ name, points, reachMs }: JoinedLine, rows: readonly LineRow[]): void {
	let next = 0;
	for (const { atMs, values, drawn } of rows) {
		while ((points[next]?.atMs ?? Number.POSITIVE_INFINITY) < atMs) next++;
		const [before, after] = [points[next - 1], points[next]];
		if (after?.atMs === atMs) {
			drawn[name] = after.value;
			if (after.value !== null) values[name] = after.value;
		} else drawn[name] = before && after && isJoined(before, after, reachMs) ? between(before, after, atMs) : null;
	}
}

const isJoined = (before: LinePoint, after: LinePoint, reachMs: JoinedLine['reachMs']): boolean =>
	after.atMs - before.atMs <= reachMs(after);

function between(before: LinePoint, after: LinePoint, atMs: number): number | null {
	if (before.value === null || after.value === null) return null;
	return before.value + ((after.value - before.value) * (atMs - before.atMs)) / (after.atMs - before.atMs);
}

/** How far before a point the one may lie that it is joined to. */
function reachOf(points: Line['points'], stepMs: number): JoinedLine['reachMs'] {
	const gaps = points.slice(1).map(({ atMs }, index) => atMs - (points[index]?.atMs ?? atMs));
	const usualMs = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
	return ({ coveredMs }) => (coveredMs > 0 ? coveredMs + stepMs : 3 * Math.max(usualMs, stepMs));
}
