import { pages } from './pages.ts';

/** `g` and then a page's letter, within so long. */
const withinMs = 1_000;

const modifiers: ReadonlySet<string> = new Set(['shift', 'control', 'alt', 'meta', 'capslock']);

/** `armedAtMs`: when `g` was pressed, null = it was not. `isTaken`: the key is the chord's, and nobody else's. */
export type GoStep = { armedAtMs: number | null; path: string | null; isTaken: boolean };

/** What a key means after `g`, or before it. A letter that leads nowhere ends the chord and does nothing else. */
export function goStep(armedAtMs: number | null, key: string, nowMs: number): GoStep {
	const pressed = key.toLowerCase();
	const isArmed = armedAtMs !== null && nowMs - armedAtMs < withinMs;
	if (isArmed && modifiers.has(pressed)) return { armedAtMs, path: null, isTaken: false };
	if (pressed === 'g') return { armedAtMs: nowMs, path: null, isTaken: true };
	if (!isArmed) return { armedAtMs: null, path: null, isTaken: false };
	const page = pages.find((one) => one.key === pressed);
	return { armedAtMs: null, path: page?.path ?? null, isTaken: true };
}
