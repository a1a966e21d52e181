import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Frame } from '../../features/frame/frame.tsx';
import { isZone } from '../../lib/zones.ts';
import { currentProject } from '../../trpc/server.ts';

type ProjectLayoutProps = { params: Promise<{ project: string }>; children: ReactNode };

export default async function ProjectLayout({ params, children }: ProjectLayoutProps) {
	const { project: slug } = await params;
	const path = (await headers()).get('x-path') ?? `/${slug}`;
	const { project, member, otlpUrl } = await currentProject(slug, path);
	const jar = await cookies();
	const chosenZone = jar.get('zone')?.value ?? '';
	return (
		<Frame
			railFolded={jar.get('rail')?.value === 'folded'}
			project={{
				slug: project.slug,
				name: project.name,
				timezone: project.timezone,
				preferredZone: isZone(chosenZone) ? chosenZone : project.timezone,
				memberEmail: member.email,
				otlpUrl,
			}}
		>
			{children}
		</Frame>
	);
}
