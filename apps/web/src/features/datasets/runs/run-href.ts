/** Where a run is shown. */
export const runHref = (slug: string, dataset: string, run: string): string =>
	`/${slug}/datasets/${encodeURIComponent(dataset)}/runs/${encodeURIComponent(run)}`;
