'use client';

import { Dialog } from '@base-ui/react/dialog';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { useProject } from '../projects/project-context.tsx';
import { lists, pages } from './pages.ts';
import { PaletteHit } from './palette-hit.tsx';

/** ⌘K: a trace, request, user or session by its id; or a page by its name. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
	return (
		<Dialog.Root
			open={open}
			onOpenChange={(next) => {
				if (!next) onClose();
			}}
		>
			<Dialog.Portal>
				<Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
				<Dialog.Popup
					aria-label="Find"
					className="fixed top-[12vh] left-1/2 z-50 w-[min(600px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-md border border-line-strong bg-raised shadow-lg outline-none"
				>
					<PaletteSearch onClose={onClose} />
				</Dialog.Popup>
			</Dialog.Portal>
		</Dialog.Root>
	);
}

function PaletteSearch({ onClose }: { onClose: () => void }) {
	const router = useRouter();
	const { slug } = useProject();
	const [text, setText] = useState('');
	const { hits, isSearching, error } = useHits(text.trim());
	const go = (href: string) => {
		onClose();
		router.push(href);
	};
	const matching = [...pages, ...lists].filter((page) => page.label.toLowerCase().includes(text.trim().toLowerCase()));
	return (
		<Command label="Find" shouldFilter={false}>
			<Command.Input
				autoFocus
				value={text}
				onValueChange={setText}
				placeholder="Trace, request, user or session id, or a page"
				className="h-11 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-text-3"
			/>
			<Command.List className="max-h-[50vh] overflow-auto p-1">
				{hits.map((hit) => (
					<PaletteHit key={`${hit.kind} ${hit.value} ${hit.traceId}`} hit={hit} onGo={go} />
				))}
				{matching.map((page) => (
					<Command.Item
						key={page.path}
						value={`page ${page.path}`}
						onSelect={() => go(`/${slug}/${page.path}`)}
						className="flex h-9 cursor-default items-center gap-3 rounded px-3 aria-selected:bg-accent-soft"
					>
						<page.icon size={14} className="text-text-3" />
						{page.label}
					</Command.Item>
				))}
				{error !== null && <p className="px-3 py-2 text-bad">{error.message}</p>}
				{!isSearching && error === null && text.trim().length >= 2 && hits.length === 0 && (
					<p className="px-3 py-2 text-text-3">
						Nothing has this id. A trace appears within a second or two of its last span.
					</p>
				)}
			</Command.List>
		</Command>
	);
}

/** Two characters are the least an id can be told by. */
function useHits(text: string) {
	const trpc = useTrpc();
	const { slug } = useProject();
	const query = useDeferredValue(text);
	const { data, isFetching, error } = useQuery(
		trpc.traces.find.queryOptions(query.length >= 2 ? { project: slug, text: query } : skipToken, {
			staleTime: 5_000,
			placeholderData: keepPreviousData,
		}),
	);
	return {
		hits: query.length >= 2 ? (data ?? []) : [],
		isSearching: isFetching || query !== text,
		error,
	};
}
