'use client';

import { useState } from 'react';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { ToldField } from '../channels/told-field.tsx';
import { useProject } from '../projects/project-context.tsx';
import { RouteOptions } from './route-options.tsx';
import { SloFigures } from './slo-figures.tsx';
import { type SetSlo, useLatencyChanges } from './use-latency.ts';

/** `edited` null = a new one. */
type SloFormProps = { edited: SetSlo | null; onDone: () => void };

/** An objective: so many of a route's traces are quick enough, or do not fail, over so many days. */
export function SloForm({ edited, onDone }: SloFormProps) {
	const [kind, setKind] = useState(edited?.kind ?? 'latency');
	const [channelIds, setChannelIds] = useState(edited?.channelIds ?? null);
	const { save, isPending, refused } = useSaving(edited, onDone);
	/** What was refused stands under its field. */
	const fault = (field: string) => (refused?.field === `slo.${field}` ? { error: `${refused.words}.` } : {});
	return (
		<form
			className="panel mb-4 max-w-[72ch] space-y-3 p-4"
			aria-label={edited === null ? 'New objective' : `Objective ${edited.name}`}
			onSubmit={(event) => {
				event.preventDefault();
				save({ ...typedIn(new FormData(event.currentTarget), kind), kind, channelIds });
			}}
		>
			<Field
				label="Name"
				name="name"
				required
				maxLength={100}
				placeholder="Answers are quick"
				defaultValue={edited?.name}
				{...fault('name')}
			/>
			<Field
				label="Route"
				name="route"
				list="slo-routes"
				maxLength={1_000}
				hint="Empty: all routes together"
				defaultValue={edited?.route ?? ''}
				{...fault('route')}
			/>
			<RouteOptions id="slo-routes" />
			<SloFigures edited={edited} kind={kind} onKind={setKind} fault={fault} />
			<ToldField told={channelIds} onChange={setChannelIds} />
			{refused !== null && !isFieldOfForm(refused.field) && (
				<p role="alert" className="text-bad">
					{refused.words}
				</p>
			)}
			{edited !== null && (
				<p className="text-sm text-text-3">
					What is changed holds for all of the days at once, those before today too.
				</p>
			)}
			<div className="flex gap-2">
				<Button look="primary" type="submit" disabled={isPending}>
					{edited === null ? 'Add the objective' : 'Save'}
				</Button>
				<Button onClick={onDone}>Cancel</Button>
			</div>
		</form>
	);
}

function useSaving(edited: SetSlo | null, onDone: () => void) {
	const { slug: project } = useProject();
	const { createSlo, updateSlo } = useLatencyChanges();
	const { isPending, error } = edited === null ? createSlo : updateSlo;
	const save = (slo: Omit<SetSlo, 'id'>) => {
		if (edited === null) createSlo.mutate({ project, slo }, { onSuccess: onDone });
		else updateSlo.mutate({ project, id: edited.id, slo }, { onSuccess: onDone });
	};
	return { save, isPending, refused: error === null ? null : refusedField(error) };
}

function typedIn(form: FormData, kind: SetSlo['kind']) {
	const text = (name: string) => String(form.get(name) ?? '').trim();
	return {
		name: text('name'),
		route: text('route') === '' ? null : text('route'),
		percent: Number(text('percent')),
		thresholdMs: kind === 'latency' ? Number(text('threshold')) : null,
		days: Number(text('days')),
	};
}

const isFieldOfForm = (field: string | null | undefined): boolean =>
	['name', 'route', 'percent', 'thresholdMs', 'days'].some((name) => field === `slo.${name}`);
