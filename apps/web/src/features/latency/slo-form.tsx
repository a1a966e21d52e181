'use client';

import { useState } from 'react';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';
import { RouteOptions } from './route-options.tsx';
import { useLatencyChanges } from './use-latency.ts';

type Kind = 'latency' | 'errors';
const kinds = [
	{ value: 'latency', label: 'Fast enough' },
	{ value: 'errors', label: 'Without failure' },
] as const;

/** A new objective: so many of a route's traces are quick enough, or do not fail, over so many days. */
export function SloForm({ onDone }: { onDone: () => void }) {
	const { slug } = useProject();
	const { createSlo } = useLatencyChanges();
	const [kind, setKind] = useState<Kind>('latency');
	const refused = createSlo.error === null ? null : refusedField(createSlo.error);
	/** What was refused stands under its field. */
	const fault = (field: string) => (refused?.field === `slo.${field}` ? { error: `${refused.words}.` } : {});
	const save = (form: FormData) => {
		const text = (name: string) => String(form.get(name) ?? '').trim();
		const slo = {
			name: text('name'),
			route: text('route') === '' ? null : text('route'),
			kind,
			percent: Number(text('percent')),
			thresholdMs: kind === 'latency' ? Number(text('threshold')) : null,
			days: Number(text('days')),
		};
		createSlo.mutate({ project: slug, slo }, { onSuccess: onDone });
	};
	return (
		<form
			className="panel mb-4 max-w-[72ch] space-y-3 p-4"
			aria-label="New objective"
			onSubmit={(event) => {
				event.preventDefault();
				save(new FormData(event.currentTarget));
			}}
		>
			<Field label="Name" name="name" required maxLength={100} placeholder="Answers are quick" {...fault('name')} />
			<Field
				label="Route"
				name="route"
				list="slo-routes"
				maxLength={1_000}
				hint="Empty: all routes together"
				{...fault('route')}
			/>
			<RouteOptions id="slo-routes" />
			<div className="flex flex-wrap items-end gap-3">
				<Choice label="Good is" named value={kind} onChange={setKind} options={kinds} />
				<div className="w-40">
					<Field
						label="Good traces, %"
						name="percent"
						type="number"
						required
						min={50}
						max={99.999}
						step="any"
						defaultValue={99}
						{...fault('percent')}
					/>
				</div>
				{kind === 'latency' && (
					<div className="w-40">
						<Field
							label="At most, ms"
							name="threshold"
							type="number"
							required
							min={1}
							max={86_400_000}
							step="any"
							defaultValue={2_000}
							{...fault('thresholdMs')}
						/>
					</div>
				)}
				<div className="w-28">
					<Field
						label="Over, days"
						name="days"
						type="number"
						required
						min={1}
						max={90}
						defaultValue={28}
						{...fault('days')}
					/>
				</div>
			</div>
			{refused !== null && !isFieldOfForm(refused.field) && (
				<p role="alert" className="text-bad">
					{refused.words}
				</p>
			)}
			<div className="flex gap-2">
				<Button look="primary" type="submit" disabled={createSlo.isPending}>
					Add the objective
				</Button>
				<Button onClick={onDone}>Cancel</Button>
			</div>
		</form>
	);
}

const isFieldOfForm = (field: string | null | undefined): boolean =>
	['name', 'route', 'percent', 'thresholdMs', 'days'].some((name) => field === `slo.${name}`);
