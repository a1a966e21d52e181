'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronsUpDown } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { useProject } from './project-context.tsx';

/** Changes the project and stays on the same page. */
export function ProjectSwitcher() {
	const current = useProject();
	const router = useRouter();
	const pathname = usePathname();
	const { data } = useQuery(useTrpc().projects.list.queryOptions(undefined, { staleTime: 60_000 }));
	const projects = data ?? [current];
	const page = pathname.split('/')[2] ?? 'traces';
	return (
		<Menu
			trigger={
				<Button look="quiet" className="-ml-2.5 font-semibold text-text" aria-label={`Project ${current.name}`}>
					{current.name}
					<ChevronsUpDown size={12} className="text-text-3" />
				</Button>
			}
		>
			{projects.map((project) => (
				<MenuItem key={project.slug} onClick={() => router.push(`/${project.slug}/${page}`)}>
					<span className="w-3.5 text-accent">{project.slug === current.slug ? '✓' : ''}</span>
					{project.name}
				</MenuItem>
			))}
		</Menu>
	);
}
