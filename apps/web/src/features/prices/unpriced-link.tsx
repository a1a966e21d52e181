'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useProject } from '../projects/project-context.tsx';

const rangeKeys = ['range', 'from', 'to', 'tz'];

/** From an unpriced figure to where it is mended, in the range of this page, or in one that reaches back to `since`. */
export function UnpricedLink({ since, children }: { since?: string; children: ReactNode }) {
	const { slug } = useProject();
	const here = useSearchParams();
	const query = new URLSearchParams({ tab: 'unpriced' });
	for (const key of rangeKeys) {
		const value = here.get(key);
		if (value !== null && since === undefined) query.set(key, value);
	}
	if (since !== undefined && Date.now() - Date.parse(since) > thirtyDaysMs) {
		query.set('from', since);
		query.set('to', new Date().toISOString());
	}
	return (
		<Link
			href={`/${slug}/settings/prices?${query}`}
			className="underline decoration-dotted underline-offset-2 hover:text-accent hover:decoration-solid"
		>
			{children}
		</Link>
	);
}

/** What the page looks back by itself. */
const thirtyDaysMs = 30 * 86_400_000;
