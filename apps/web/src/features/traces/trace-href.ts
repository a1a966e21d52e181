/** What of a trace's page stands in the URL, beside the list too: the span, its tab, and how the trace is looked at. */
const lookKeys = ['span', 'tab', 'view', 'level', 'calls', 'find', 'zoom'] as const;

/** The page of a trace, looked at as it is now; `search`: what stands in the URL, of the list too. */
export function traceHref(slug: string, traceId: string, search: URLSearchParams): string {
	const kept = new URLSearchParams(
		lookKeys.flatMap((key) => {
			const value = search.get(key);
			return value === null ? [] : [[key, value]];
		}),
	);
	return `/${slug}/traces/${traceId}${kept.size === 0 ? '' : `?${kept}`}`;
}
