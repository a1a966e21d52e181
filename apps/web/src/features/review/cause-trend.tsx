'use client';

import { formatCount } from '../../lib/format-count.ts';
import { otherColour, seriesColours } from '../../ui/charts/series-colours.ts';
import { StackedBars } from '../../ui/charts/stacked-bars.tsx';
import { causeLabel } from './review-words.ts';
import type { OpenReview } from './use-review.ts';

const mostCauses = 7;
const others = 'Other causes';

/** Labelled traces by root cause, a bar per week; the rows below are its table. */
export function CauseTrend({ trend }: { trend: OpenReview['summary']['trend'] }) {
	const totals = new Map<string, number>();
	for (const { cause, count } of trend.flatMap(({ causes }) => causes))
		totals.set(cause, (totals.get(cause) ?? 0) + count);
	if (totals.size === 0) return null;
	const ranked = [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([cause]) => cause);
	const drawn = ranked.slice(0, mostCauses);
	const names = [...drawn.map(causeLabel), ...(ranked.length > mostCauses ? [others] : [])];
	const colours = seriesColours(drawn.map(causeLabel));
	const series = names.map((name) => ({ name, colour: colours.get(name) ?? otherColour }));
	const nameOf = (cause: string) => (drawn.includes(cause) ? causeLabel(cause) : others);
	return (
		<figure className="pb-2">
			<StackedBars
				series={series}
				bars={trend.map(({ week, causes, isDone }) => ({
					label: week,
					isIncomplete: !isDone,
					values: sumBy(causes, nameOf),
				}))}
				format={formatCount}
				formatTick={(count) => (Number.isInteger(count) ? formatCount(count) : '')}
				height={180}
			/>
			<figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-text-2">
				{series.map(({ name, colour }) => (
					<span key={name} className="inline-flex max-w-60 items-center gap-1.5">
						<span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} />
						<span className="truncate">{name}</span>
					</span>
				))}
				<span className="text-text-3">labelled traces; paler: the review is not done</span>
			</figcaption>
		</figure>
	);
}

function sumBy(
	causes: readonly { cause: string; count: number }[],
	nameOf: (cause: string) => string,
): { [name: string]: number } {
	const sums = new Map<string, number>();
	for (const { cause, count } of causes) sums.set(nameOf(cause), (sums.get(nameOf(cause)) ?? 0) + count);
	return Object.fromEntries(sums);
}
