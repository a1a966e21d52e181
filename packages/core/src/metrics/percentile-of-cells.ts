import type { MetricCell } from './metric-cells.ts';

/** A percentile and how far it can be trusted: it lies above `low` and not above `high`; null = without bound. */
export type MetricPercentile = { value: number; low: number | null; high: number | null };

/**
 * A percentile (`fraction` in (0, 1]) of values that are known by the cell they fell in; null without any. Inside a cell values
 * are taken as evenly spread, on a logarithmic scale where the cell's width is a ratio. Cells of emitters with different bounds
 * may overlap.
 */
export function percentileOfCells(cells: readonly MetricCell[], fraction: number): MetricPercentile | null {
	const total = cells.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return null;
	const target = total * fraction;
	const edges = [...new Set(cells.flatMap(({ low, high }) => [low, high]))].sort((a, b) => a - b);
	let low = edges[0] ?? 0;
	let passed = 0;
	for (const edge of edges) {
		const upTo = cells.reduce((sum, cell) => sum + cell.count * shareBelow(cell, edge), 0);
		// Sums of shares may miss a whole by a rounding error.
		if (upTo >= target * (1 - 1e-12))
			return between(low, edge, upTo === passed ? 1 : (target - passed) / (upTo - passed));
		low = edge;
		passed = upTo;
	}
	return between(low, low, 1);
}

function between(low: number, high: number, share: number): MetricPercentile {
	if (!Number.isFinite(high)) return { value: low, low, high: null };
	if (!Number.isFinite(low)) return { value: high, low: null, high };
	return { value: inside(low, high, share), low, high };
}

/** The point that leaves `share` of a cell below it. */
function inside(low: number, high: number, share: number): number {
	return low > 0 ? low * (high / low) ** share : low + (high - low) * share;
}

/** How much of a cell lies at or below `edge`. What has no bound counts only as a whole. */
function shareBelow({ low, high }: MetricCell, edge: number): number {
	if (edge >= high) return 1;
	if (edge <= low || !Number.isFinite(high) || !Number.isFinite(low)) return 0;
	return low > 0 ? Math.log(edge / low) / Math.log(high / low) : (edge - low) / (high - low);
}
