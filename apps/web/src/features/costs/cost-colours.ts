import { otherColour, seriesColours } from '../../ui/charts/series-colours.ts';
import { otherName, unattributed } from './cost-groupings.ts';

/** Colours for the names of a bill, dearest first: what belongs to nobody is grey, what is summed up has its own. */
export function costColours(names: readonly string[]): (name: string) => string {
	const named = seriesColours(names.filter((name) => name !== otherName && name !== unattributed));
	return (name) => named.get(name) ?? (name === unattributed ? 'var(--line-strong)' : otherColour);
}
