import type { SpanType } from '@spanledger/core/spans/span';
import type { Outline } from './outline.ts';

/** A run of one colour in a lane of the minimap, in pixels. */
export type MinimapRun = { lane: number; from: number; to: number; type: SpanType };
export type Minimap = { runs: MinimapRun[]; lanes: number /** Pixels in which something failed. */; errors: number[] };

/** Deeper levels share the last lane. */
const mostLanes = 8;

/**
 * The whole trace in so many pixels: a lane for each level, in every pixel the type that was last to begin there. As many cells as the map
 * has pixels, whatever the trace holds.
 */
export function minimapOf(
	{ columns, count }: Pick<Outline, 'columns' | 'count'>,
	extentUs: number,
	width: number,
): Minimap {
	const { startUs, durationUs, depth, type, status } = columns;
	const lanes: (SpanType | undefined)[][] = [];
	const errors = new Set<number>();
	const pixelAt = (us: number) =>
		extentUs <= 0 ? 0 : Math.min(width - 1, Math.max(0, Math.floor((us / extentUs) * width)));
	for (let row = 0; row < count; row++) {
		const lane = Math.min(depth[row] ?? 0, mostLanes - 1);
		lanes[lane] ??= [];
		const start = startUs[row] ?? 0;
		const [from, to] = [pixelAt(start), pixelAt(start + (durationUs[row] ?? 0))];
		for (let pixel = from; pixel <= to; pixel++) lanes[lane][pixel] = type[row];
		if (status[row] === 'error') errors.add(from);
	}
	return { runs: lanes.flatMap((cells, lane) => runsOf(cells ?? [], lane)), lanes: lanes.length, errors: [...errors] };
}

function runsOf(cells: readonly (SpanType | undefined)[], lane: number): MinimapRun[] {
	const runs: MinimapRun[] = [];
	for (let pixel = 0; pixel < cells.length; pixel++) {
		const type = cells[pixel];
		const last = runs.at(-1);
		if (type === undefined) continue;
		if (last !== undefined && last.to === pixel && last.type === type) last.to = pixel + 1;
		else runs.push({ lane, from: pixel, to: pixel + 1, type });
	}
	return runs;
}
