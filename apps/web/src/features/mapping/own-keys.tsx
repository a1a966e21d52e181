'use client';

import type { MappedName } from '@spanledger/core/conventions/mapping';
import { useQuery } from '@tanstack/react-query';
import { ArrowUp, Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { useProject } from '../projects/project-context.tsx';
import { mappedWords } from './mapped-names.ts';
import type { MappingDraft } from './use-mapping-draft.ts';

/** For each name the project's own keys, in the order they are looked for, and the standard ones behind them. */
export function OwnKeys({ mapping }: { mapping: MappingDraft }) {
	const { slug } = useProject();
	const seen = useQuery(useTrpc().mapping.seenKeys.queryOptions({ project: slug }, { staleTime: 60_000 }));
	const suggestions = useId();
	const standard = mapping.saved.data?.standard;
	return (
		<div>
			<datalist id={suggestions}>
				{seen.data?.map(({ key, values }) => (
					<option key={key} value={key} label={`${key}: ${values.join(', ')}`} />
				))}
			</datalist>
			<ul className="divide-y divide-line">
				{mappedWords.map(({ name, label, meaning }) => (
					<li key={name} className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[150px_minmax(0,1fr)]">
						<div>
							<h3 className="font-medium">{label}</h3>
							<p className="text-sm text-text-3">{meaning}</p>
						</div>
						<div className="min-w-0 space-y-2">
							<KeyList name={name} mapping={mapping} />
							<AddKey label={label} suggestions={suggestions} onAdd={(key) => mapping.add(name, key)} />
							<p className="text-sm text-text-3">
								then <span className="font-mono text-xs break-words">{standard?.[name].join(' · ')}</span>, then what
								each library calls it
							</p>
						</div>
					</li>
				))}
			</ul>
		</div>
	);
}

function KeyList({ name, mapping }: { name: MappedName; mapping: MappingDraft }) {
	const keys = mapping.draft[name] ?? [];
	if (keys.length === 0) return null;
	return (
		<ol className="panel divide-y divide-line" aria-label={`Own keys for ${name}`}>
			{keys.map((key, index) => (
				<li key={key} className="flex h-8 items-center gap-2 pr-1 pl-3">
					<span className="w-4 text-sm text-text-3 tabular-nums">{index + 1}</span>
					<span className="min-w-0 flex-1 truncate font-mono text-sm" title={key}>
						{key}
					</span>
					{index > 0 && (
						<Button
							look="quiet"
							square
							aria-label={`Look for ${key} earlier`}
							onClick={() => mapping.moveUp(name, key)}
						>
							<ArrowUp size={14} />
						</Button>
					)}
					<Button
						look="quiet"
						square
						aria-label={`Remove ${key} from ${name}`}
						onClick={() => mapping.remove(name, key)}
					>
						<X size={14} />
					</Button>
				</li>
			))}
		</ol>
	);
}

function AddKey({ label, suggestions, onAdd }: { label: string; suggestions: string; onAdd: (key: string) => void }) {
	const [key, setKey] = useState('');
	return (
		<form
			className="flex max-w-100 gap-2"
			onSubmit={(event) => {
				event.preventDefault();
				onAdd(key);
				setKey('');
			}}
		>
			<input
				value={key}
				onChange={(event) => setKey(event.target.value)}
				list={suggestions}
				maxLength={200}
				aria-label={`Attribute for ${label.toLowerCase()}`}
				placeholder="attribute, as the span has it"
				className="h-7 min-w-0 flex-1 rounded border border-line-strong bg-surface px-2 font-mono text-sm placeholder:font-sans placeholder:text-text-3"
			/>
			<Button type="submit" disabled={key.trim() === ''}>
				<Plus size={14} /> Add
			</Button>
		</form>
	);
}
