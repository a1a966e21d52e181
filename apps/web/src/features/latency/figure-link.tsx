'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useProject } from '../projects/project-context.tsx';
import { type TracesAsked, tracesLink } from './traces-link.ts';
import { latencyRange } from './use-latency.ts';

/** Where a figure's traces are. */
export function useTracesHref(): (asked: TracesAsked) => string {
	const { slug } = useProject();
	const here = useSearchParams();
	return (asked) => `/${slug}/traces?${tracesLink(new URLSearchParams(here), latencyRange, asked)}`;
}

/** A figure that leads to the traces it is made of. */
export function FigureLink({ title, children, ...asked }: TracesAsked & { title?: string; children: ReactNode }) {
	const href = useTracesHref()(asked);
	return (
		<Link href={href} {...(title === undefined ? {} : { title })} className="hover:text-accent hover:underline">
			{children}
		</Link>
	);
}
