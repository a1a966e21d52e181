import type { TimeWindow } from './time-window.ts';
import type { WaterfallView } from './use-waterfall-view.ts';

export type WaterfallColumns = {
	/** The grid of name, bar, duration and, where there is room, self time and cost. */
	template: string;
	showsSelf: boolean;
	showsCost: boolean;
};

/** What every row of one waterfall shares. */
export type WaterfallContext = {
	window: TimeWindow;
	view: WaterfallView;
	callsOnly: boolean;
	traceCostUsd: string | null;
	/** The root has not arrived. */
	isUnfinished: boolean;
	columns: WaterfallColumns;
	/** Stage → when it had used up its allotment, µs. */
	usedUp: ReadonlyMap<string, number>;
};

/** A telephone leaves cost and self time to the detail. */
export function columnsFor(width: number, view: WaterfallView): WaterfallColumns {
	const name = view === 'tree' ? 'minmax(0,1.15fr)' : 'minmax(72px,0.2fr)';
	if (width < 440) return { template: `${name} minmax(0,1fr) 56px`, showsSelf: false, showsCost: false };
	if (width < 560) return { template: `${name} minmax(0,1fr) 60px 78px`, showsSelf: false, showsCost: true };
	return { template: `${name} minmax(0,1fr) 60px 60px 78px`, showsSelf: true, showsCost: true };
}
