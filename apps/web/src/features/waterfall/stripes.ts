import { percentAt, type TimeWindow } from './time-window.ts';

/** Narrower than this in percent of the width, two stretches are drawn as one. */
const finest = 0.15;

/** More stretches than this are counted by place: drawn one by one they would cover what they do not. */
const mostSingle = 50;
/** Places of the width; one is drawn when at least half of it is covered. */
const places = 400;

/** Stretches (start, end, start, end … in µs, in order) in percent of the window: those out of sight left out, those that touch joined. */
export function stripes(stretches: readonly number[], window: TimeWindow): [from: number, to: number][] {
	const seen: [number, number][] = [];
	for (let at = 0; at + 1 < stretches.length; at += 2) {
		const from = Math.max(0, percentAt(window, stretches[at] ?? 0));
		const to = Math.min(100, percentAt(window, stretches[at + 1] ?? 0));
		if (to > 0 && from < 100 && to > from) seen.push([from, to]);
	}
	return joined(seen.length > mostSingle ? covered(seen) : seen);
}

function joined(seen: readonly [number, number][]): [number, number][] {
	const drawn: [number, number][] = [];
	for (const [from, to] of seen) {
		const last = drawn.at(-1);
		if (last !== undefined && from - last[1] < finest) last[1] = Math.max(last[1], to);
		else drawn.push([from, to]);
	}
	return drawn;
}

/** The places of which at least half is covered. */
function covered(seen: readonly [number, number][]): [number, number][] {
	const width = 100 / places;
	const cover = new Float64Array(places);
	for (const [from, to] of seen) {
		for (let place = Math.floor(from / width); place < places && place * width < to; place++) {
			const inside = Math.min(to, (place + 1) * width) - Math.max(from, place * width);
			cover[place] = (cover[place] ?? 0) + inside;
		}
	}
	return Array.from(cover, (inside, place): [number, number][] =>
		inside >= width / 2 ? [[place * width, (place + 1) * width]] : [],
	).flat();
}

/** The same as a background: one element for any number of stretches. */
export function stripesBackground(drawn: readonly (readonly [number, number])[], colour: string): string {
	const stops = drawn.flatMap(([from, to]) => {
		const [left, right] = [from.toFixed(2), Math.max(to, from + finest).toFixed(2)];
		return [`transparent ${left}%`, `${colour} ${left}%`, `${colour} ${right}%`, `transparent ${right}%`];
	});
	return `linear-gradient(to right, transparent 0%, ${stops.join(', ')})`;
}
