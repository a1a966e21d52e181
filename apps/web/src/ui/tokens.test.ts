import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of one rule of tokens.css: `surface` → `#fbfaf8`. */
function tokensOf(selector: string): Map<string, string> {
	const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
	return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

const papers = ['surface', 'raised', 'sunken'];
const inks = ['text', 'text-2', 'text-3', 'accent', 'good', 'warn', 'bad', 'info'];

describe.each([
	['light', ':root'],
	['dark', '.dark'],
])('%s tokens', (_theme, selector) => {
	const tokens = tokensOf(selector);
	const ratio = (ink: string, paper: string) => contrast(tokens.get(ink) ?? '', tokens.get(paper) ?? '');

	it('has the whole table', () => {
		expect(tokens.size).toBeGreaterThan(30);
		expect(tokensOf(':root').size).toBe(tokensOf('.dark').size);
	});

	it.each(papers.flatMap((paper) => inks.map((ink) => [ink, paper])))('%s reads on %s (4.5:1)', (ink, paper) => {
		expect(ratio(ink, paper)).toBeGreaterThanOrEqual(4.5);
	});

	it.each([
		['on-accent', 'accent'],
		['text', 'accent-soft'],
		['text-2', 'accent-soft'],
		['text-3', 'accent-soft'],
		['accent', 'accent-soft'],
		['bad', 'bad-soft'],
		['text', 'bad-soft'],
	])('%s reads on %s (4.5:1)', (ink, paper) => {
		expect(ratio(ink, paper)).toBeGreaterThanOrEqual(4.5);
	});

	const marks = [...tokens.keys()].filter((name) => name.startsWith('type-') || /^series-\d$/.test(name));
	it.each(marks)('%s stands out (3:1)', (mark) => {
		for (const paper of papers) expect(ratio(mark, paper)).toBeGreaterThanOrEqual(3);
	});
});

it('knows black on white', () => {
	expect(contrast('#000000', '#ffffff')).toBe(21);
	expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});
