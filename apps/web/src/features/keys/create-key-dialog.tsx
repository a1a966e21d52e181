'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type KeyScope, keyScopes } from './key-scopes.ts';

/** Names a key and says what it may do; then shows it, once. */
export function CreateKeyDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
	const [created, setCreated] = useState<string | null>(null);
	const close = () => {
		onClose();
		setCreated(null);
	};
	if (created !== null) {
		return (
			<Dialog
				open={open}
				onOpenChange={close}
				title="Copy the key now"
				description="Only its hash is stored. Once this is closed nobody can show it again."
			>
				<div className="flex items-center gap-2">
					<code
						data-testid="new-key"
						className="min-w-0 flex-1 rounded border border-line bg-sunken px-2 py-1.5 font-mono text-sm break-all"
					>
						{created}
					</code>
					<CopyButton text={created} label="Copy" />
				</div>
				<Button className="mt-4" onClick={close}>
					Done
				</Button>
			</Dialog>
		);
	}
	return (
		<Dialog open={open} onOpenChange={close} title="New API key">
			<CreateKeyForm onCreated={setCreated} />
		</Dialog>
	);
}

function CreateKeyForm({ onCreated }: { onCreated: (key: string) => void }) {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const [name, setName] = useState('');
	const [scopes, setScopes] = useState<KeyScope[]>(['ingest']);
	const create = useMutation(
		trpc.keys.create.mutationOptions({
			onSuccess: ({ key }) => {
				onCreated(key);
				void queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() });
			},
		}),
	);
	return (
		<form
			className="space-y-4"
			onSubmit={(event) => {
				event.preventDefault();
				create.mutate({ project: slug, name: name.trim(), scopes });
			}}
		>
			<Field
				label="Name"
				value={name}
				onChange={(event) => setName(event.target.value)}
				placeholder="support-api, production"
				maxLength={100}
				required
				autoFocus
			/>
			<ScopeChoice chosen={scopes} onChange={setScopes} />
			{create.isError && (
				<p role="alert" className="text-bad">
					{create.error.message}
				</p>
			)}
			<Button type="submit" look="primary" disabled={create.isPending || scopes.length === 0 || name.trim() === ''}>
				Make the key
			</Button>
		</form>
	);
}

type ScopeChoiceProps = { chosen: KeyScope[]; onChange: (scopes: KeyScope[]) => void };

function ScopeChoice({ chosen, onChange }: ScopeChoiceProps) {
	const toggle = (scope: KeyScope) =>
		onChange(chosen.includes(scope) ? chosen.filter((other) => other !== scope) : [...chosen, scope]);
	return (
		<fieldset>
			<legend className="mb-1 text-sm text-text-2">It may</legend>
			{keyScopes.map(({ scope, meaning }) => (
				<label key={scope} className="flex cursor-pointer items-baseline gap-2 py-1">
					<input
						type="checkbox"
						checked={chosen.includes(scope)}
						onChange={() => toggle(scope)}
						className="translate-y-0.5 accent-accent"
					/>
					<span className="w-14 font-mono text-sm">{scope}</span>
					<span className="text-text-2">{meaning}</span>
				</label>
			))}
		</fieldset>
	);
}
