'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorWords } from '../../trpc/error-words.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type KeyScope, keyScopes } from './key-scopes.ts';
import { PageChoice } from './page-choice.tsx';

type CreateKeyFormProps = { forPages: boolean; onCreated: (key: string) => void };

/** Names a key and says what it may do; one that can only add scores may be given to pages. */
export function CreateKeyForm({ forPages, onCreated }: CreateKeyFormProps) {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const [name, setName] = useState('');
	const [scopes, setScopes] = useState<KeyScope[]>(forPages ? ['scores'] : ['ingest']);
	// null = it stays on servers
	const [origins, setOrigins] = useState<string | null>(forPages ? '' : null);
	const create = useMutation(
		trpc.keys.create.mutationOptions({
			onSuccess: ({ key }) => {
				onCreated(key);
				void queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() });
			},
		}),
	);
	const canOnlyScore = scopes.length === 1 && scopes[0] === 'scores';
	const isComplete = scopes.length > 0 && name.trim() !== '' && (!canOnlyScore || origins?.trim() !== '');
	return (
		<form
			className="space-y-4"
			onSubmit={(event) => {
				event.preventDefault();
				const browserOrigins = canOnlyScore && origins !== null ? originsIn(origins) : null;
				create.mutate({ project: slug, name: name.trim(), scopes, browserOrigins });
			}}
		>
			<Field
				label="Name"
				value={name}
				onChange={(event) => setName(event.target.value)}
				placeholder={forPages ? 'thumbs on shop.example' : 'support-api, production'}
				maxLength={100}
				required
				autoFocus
			/>
			{!forPages && <ScopeChoice chosen={scopes} onChange={setScopes} />}
			{canOnlyScore && <PageChoice isFixed={forPages} origins={origins} onChange={setOrigins} />}
			{create.isError && (
				<p role="alert" className="text-bad">
					{errorWords(create.error)}
				</p>
			)}
			<Button type="submit" look="primary" disabled={create.isPending || !isComplete}>
				Make the key
			</Button>
		</form>
	);
}

const originsIn = (typed: string): string[] => typed.split(/[\s,]+/).filter((origin) => origin !== '');

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
					<span className="w-14 shrink-0 font-mono text-sm">{scope}</span>
					<span className="text-text-2">{meaning}</span>
				</label>
			))}
		</fieldset>
	);
}
