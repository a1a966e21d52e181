import { expect, it } from 'vitest';
import { fittingColumns } from './trace-columns.ts';

const keys = (width: number, hidden: Parameters<typeof fittingColumns>[1] = new Set()) =>
	fittingColumns(width, hidden).map(({ key }) => key);

it('shows everything where there is room, in reading order', () => {
	expect(keys(1400)).toEqual(['time', 'route', 'tenant', 'user', 'model', 'status', 'duration', 'tokens', 'cost']);
});

it('shows everything in a window of 1280 beside the rail and a scroll bar', () => {
	expect(keys(1280 - 200 - 15)).toHaveLength(9);
});

it('keeps time, route, status, duration and cost longest', () => {
	// 64 gutters + (92 + 140 + 92 + 140 + 84) + 5 × 12 = 672
	expect(keys(672)).toEqual(['time', 'route', 'status', 'duration', 'cost']);
	expect(keys(671)).toEqual(['time', 'route', 'status', 'duration']);
});

it('gives the room of a hidden column to the next', () => {
	expect(keys(672, new Set(['duration']))).toEqual(['time', 'route', 'tenant', 'status', 'cost']);
});
