'use client';

import Link from 'next/link';
import { useProject } from '../projects/project-context.tsx';

/** The way to a target for a route that has none. */
export function SetTargetLink({ route }: { route: string }) {
	const { slug } = useProject();
	// a target stands for a name: traces without one have none
	if (route === '') return <span>no target</span>;
	return (
		<Link
			href={`/${slug}/settings/latency-budgets?${new URLSearchParams({ route })}`}
			className="text-accent hover:underline"
		>
			set a target
		</Link>
	);
}
