import { percentAt, type TimeWindow } from './time-window.ts';

/** Narrower than this in percent of the width, two stretches are drawn as one. */
const finest = 0.15;

/** Stretches (start, end, start, end … in µs) in percent of the window, those out of sight left out, those that touch joined. */
export function stripes(stretches: readonly number[], window: TimeWindow): [from: number, to: number][] {
	const drawn: [number, number][] = [];
	for (let at = 0; at + 1 < stretches.length; at += 2) {
		const from = Math.max(0, percentAt(window, stretches[at] ?? 0));
		const to = Math.min(100, percentAt(window, stretches[at + 1] ?? 0));
		if (to <= 0 || from >= 100 || to <= from) continue;
		const last = drawn.at(-1);
		if (last !== undefined && from - last[1] < finest) last[1] = Math.max(last[1], to);
		else drawn.push([from, to]);
	}
	return drawn;
}

/** The same as a background: one element for any number of stretches. */
export function stripesBackground(drawn: readonly (readonly [number, number])[], colour: string): string {
	const stops = drawn.flatMap(([from, to]) => {
		const [left, right] = [from.toFixed(2), Math.max(to, from + finest).toFixed(2)];
		return [`transparent ${left}%`, `${colour} ${left}%`, `${colour} ${right}%`, `transparent ${right}%`];
	});
	return `linear-gradient(to right, transparent 0%, ${stops.join(', ')})`;
}
