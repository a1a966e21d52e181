'use client';

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';

type ProviderFieldProps = { value: string; hint?: string; error?: string; onChange: (provider: string) => void };

/** A provider as telemetry names it: those of the catalogue and those that calls have named are suggested. */
export function ProviderField({ value, onChange, ...notes }: ProviderFieldProps) {
	const id = useId();
	const names = useProviders();
	return (
		<div>
			<Field
				label="Provider"
				list={id}
				value={value}
				maxLength={200}
				onChange={(event) => onChange(event.target.value)}
				{...notes}
			/>
			<datalist id={id}>
				{names.map((name) => (
					<option key={name} value={name} />
				))}
			</datalist>
		</div>
	);
}

function useProviders(): string[] {
	const trpc = useTrpc();
	const { slug } = useProject();
	const options = { staleTime: 600_000 };
	const catalogue = useQuery(trpc.prices.catalogue.queryOptions({ project: slug, limit: 1 }, options));
	const seen = useQuery(
		trpc.dimensions.values.queryOptions({ project: slug, dimension: 'provider', prefix: '' }, options),
	);
	return [...new Set([...(seen.data ?? []), ...(catalogue.data?.providers ?? [])])].sort();
}
