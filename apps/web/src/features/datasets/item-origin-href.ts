/** Where an item came from: its trace, with the span chosen where it came from one; null = it was not taken from a trace. */
export function itemOriginHref(
	slug: string,
	{ traceId, spanId }: { traceId: string | null; spanId: string | null },
): string | null {
	if (traceId === null) return null;
	return `/${slug}/traces/${traceId}${spanId === null ? '' : `?span=${spanId}`}`;
}
