/** Where tree and waterfall of a trace come from; the page's HTML names it too, so that it is fetched before any script runs. */
export const outlineUrl = (slug: string, traceId: string): string =>
	`/${encodeURIComponent(slug)}/traces/${traceId}/outline`;
