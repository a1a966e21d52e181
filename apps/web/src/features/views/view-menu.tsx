'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark, X } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { errorWords } from '../../trpc/error-words.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useProject } from '../projects/project-context.tsx';
import { addressOf, givenViews, isShown, type View, viewOf } from './given-views.ts';

/** Filters under a name: those that every project has, its own, and a line to keep what is shown now. */
export function ViewMenu() {
	const { slug } = useProject();
	const router = useRouter();
	const here = useSearchParams();
	const [isOpen, setOpen] = useState(false);
	const { given, saved, save, remove } = useViews(isOpen);
	const shown = viewOf(here);
	const open = (view: View) => {
		setOpen(false);
		router.push(`/${slug}/traces?${addressOf(view, here)}`);
	};
	const current = [...given, ...saved].find((view) => isShown(view, here));
	return (
		<Popover
			label="Views"
			open={isOpen}
			onOpenChange={setOpen}
			trigger={
				<Button look="quiet">
					<Bookmark size={14} /> {current?.name ?? 'Views'}
				</Button>
			}
		>
			<div className="w-72 p-2">
				<ul aria-label="Given views">
					{given.map((view) => (
						<ViewLine key={view.name} view={view} isShown={view === current} onOpen={open} />
					))}
				</ul>
				{saved.length > 0 && (
					<ul aria-label="Saved views" className="mt-1 max-h-60 overflow-auto border-t border-line pt-1">
						{saved.map((view) => (
							<ViewLine
								key={view.name}
								view={view}
								isShown={view === current}
								onOpen={open}
								onRemove={() => remove.mutate({ project: slug, name: view.name })}
							/>
						))}
					</ul>
				)}
				<SaveView
					isNothing={shown === ''}
					isSaving={save.isPending}
					onSave={(name) => save.mutateAsync({ project: slug, name, query: shown })}
				/>
				{(save.error ?? remove.error) !== null && (
					<p role="alert" className="mt-1 text-sm text-bad">
						{errorWords(save.error ?? remove.error ?? { message: '' })}
					</p>
				)}
			</div>
		</Popover>
	);
}

function useViews(isOpen: boolean) {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const saved = useQuery(trpc.views.list.queryOptions({ project: slug }, { staleTime: 30_000 }));
	const scores = useQuery(
		trpc.scores.definitions.queryOptions({ project: slug }, { enabled: isOpen, staleTime: 60_000 }),
	);
	const onSuccess = () => queryClient.invalidateQueries({ queryKey: trpc.views.pathKey() });
	return {
		given: givenViews(scores.data ?? []),
		saved: saved.data ?? [],
		save: useMutation(trpc.views.save.mutationOptions({ onSuccess })),
		remove: useMutation(trpc.views.remove.mutationOptions({ onSuccess })),
	};
}

type ViewLineProps = { view: View; isShown: boolean; onOpen: (view: View) => void; onRemove?: () => void };

function ViewLine({ view, isShown, onOpen, onRemove }: ViewLineProps) {
	return (
		<li className="flex items-center">
			<button
				type="button"
				aria-current={isShown ? 'true' : undefined}
				onClick={() => onOpen(view)}
				className="h-7 min-w-0 flex-1 truncate rounded px-2 text-left hover:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent"
			>
				{view.name}
			</button>
			{onRemove !== undefined && (
				<Button look="quiet" square aria-label={`Remove the view ${view.name}`} onClick={onRemove}>
					<X size={14} />
				</Button>
			)}
		</li>
	);
}

type SaveViewProps = { isNothing: boolean; isSaving: boolean; onSave: (name: string) => Promise<unknown> };

function SaveView({ isNothing, isSaving, onSave }: SaveViewProps) {
	const [name, setName] = useState('');
	const submit = (event: FormEvent) => {
		event.preventDefault();
		// a refusal is shown by the menu
		onSave(name.trim()).then(
			() => setName(''),
			() => undefined,
		);
	};
	if (isNothing)
		return (
			<p className="mt-1 border-t border-line px-2 pt-2 text-sm text-text-3">Filter the list to keep it as a view.</p>
		);
	return (
		<form className="mt-1 flex gap-2 border-t border-line pt-2" onSubmit={submit}>
			<input
				value={name}
				onChange={(event) => setName(event.target.value)}
				maxLength={60}
				aria-label="Name of the view"
				placeholder="Keep this as…"
				className="h-7 min-w-0 flex-1 rounded border border-line-strong bg-surface px-2 placeholder:text-text-3"
			/>
			<Button type="submit" disabled={name.trim() === '' || isSaving}>
				Save
			</Button>
		</form>
	);
}
