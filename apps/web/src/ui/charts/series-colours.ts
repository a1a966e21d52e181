/** Hues for series; `--series-other` is kept for what is summed up. */
const hues = 7;
export const otherColour = 'var(--series-other)';

/** FNV-1a, 32 bits: small, and the same in every browser. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value >>> 0;
}

/**
 * A colour per key that stays with it across pages and ranges: its own by hash, the next free one where two of the keys
 * shown fall on the same. At most seven keys; those after have the colour of "other".
 */
export function seriesColours(keys: readonly string[]): Map<string, string> {
	const taken = new Set<number>();
	const colours = new Map<string, string>();
	for (const key of keys) {
		if (taken.size === hues) {
			colours.set(key, otherColour);
			continue;
		}
		let hue = hash(key) % hues;
		while (taken.has(hue)) hue = (hue + 1) % hues;
		taken.add(hue);
		colours.set(key, `var(--series-${hue + 1})`);
	}
	return colours;
}
