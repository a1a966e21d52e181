'use client';

import { useSuggestions } from './use-latency.ts';

/** The routes of the last two weeks, for an input's `list`. */
export function RouteOptions({ id }: { id: string }) {
	const suggestions = useSuggestions();
	return (
		<datalist id={id}>
			{suggestions.data?.map(({ suggested }) => (
				<option key={suggested.route} value={suggested.route} />
			))}
		</datalist>
	);
}
