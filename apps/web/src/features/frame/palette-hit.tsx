'use client';

import { Command } from 'cmdk';
import { Hash, type LucideIcon, MessagesSquare, User, Waypoints } from 'lucide-react';
import { useProject } from '../projects/project-context.tsx';
import { type Hit, noteOfHit, pathOfHit } from './palette-hits.ts';

const icons: { [kind in Hit['kind']]: LucideIcon } = {
	trace: Waypoints,
	request: Hash,
	user: User,
	session: MessagesSquare,
};

export function PaletteHit({ hit, onGo }: { hit: Hit; onGo: (href: string) => void }) {
	const { slug } = useProject();
	const Icon = icons[hit.kind];
	return (
		<Command.Item
			value={`${hit.kind} ${hit.value}`}
			onSelect={() => onGo(`/${slug}/${pathOfHit(hit)}`)}
			className="flex h-9 cursor-default items-center gap-3 rounded px-3 aria-selected:bg-accent-soft"
		>
			<Icon size={14} className="shrink-0 text-text-3" />
			<span className="w-14 shrink-0 text-sm text-text-3">{hit.kind}</span>
			<span className="truncate font-mono text-sm">{hit.value}</span>
			<span className="ml-auto shrink-0 truncate pl-3 text-sm text-text-2">{noteOfHit(hit)}</span>
		</Command.Item>
	);
}
