/** Calls whose time says nothing of their model's speed: a cache replayed them, or a provider's batch answered when its turn came. */
export const seriesMarks = ['cached', 'batch'] as const;
export type SeriesMark = (typeof seriesMarks)[number];

/** The key of the series beside a model's own: `gpt-4o (batch)`. */
export const markedSeries = (model: string, mark: SeriesMark): string => `${model} (${mark})`;

/** The model that a series is of: `gpt-4o (batch)` → `gpt-4o`. */
export function modelOfSeries(series: string): string {
	const mark = seriesMarks.find((one) => series.endsWith(` (${one})`));
	return mark === undefined ? series : series.slice(0, -` (${mark})`.length);
}
