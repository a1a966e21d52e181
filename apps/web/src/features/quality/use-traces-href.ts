'use client';

import { useSearchParams } from 'next/navigation';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { qualityRange } from './use-quality-view.ts';

/** What only this page understands. */
const ownKeys = ['by', 'interval', 'metric'];

/** The list of traces of the same range and filters, and more: the traces behind a figure. */
export function useTracesHref(): (more: { readonly [name: string]: string | readonly string[] }) => string {
	const { slug } = useProject();
	const { range } = useTimeRange(qualityRange);
	const here = useSearchParams();
	return (more) => {
		const query = new URLSearchParams(here);
		for (const key of ownKeys) query.delete(key);
		if ('preset' in range) query.set('range', range.preset);
		for (const [name, value] of Object.entries(more)) {
			query.delete(name);
			for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
		}
		return `/${slug}/traces?${query}`;
	};
}
