'use client';

import Link from 'next/link';
import { useProject } from '../projects/project-context.tsx';

/** Where channels would be chosen, and there are none. */
export function NoChannels() {
	const { slug } = useProject();
	return (
		<p className="text-sm text-text-2">
			There are no channels yet: nobody would be told.{' '}
			<Link href={`/${slug}/settings/channels`} className="text-accent underline underline-offset-2">
				Add one
			</Link>
		</p>
	);
}
