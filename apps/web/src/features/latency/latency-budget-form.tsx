'use client';

import { useState } from 'react';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Field } from '../../ui/field.tsx';
import { ToldField } from '../channels/told-field.tsx';
import { useProject } from '../projects/project-context.tsx';
import { parseAllotments, printAllotments } from './allotment-text.ts';
import { RouteOptions } from './route-options.tsx';
import { type SetLatencyBudget, useLatencyChanges } from './use-latency.ts';

/** `id` null = a new one. */
export type LatencyBudgetDraft = Omit<SetLatencyBudget, 'id'> & { id: string | null };

/** One route's target and its split. */
export function LatencyBudgetForm({ initial, onDone }: { initial: LatencyBudgetDraft; onDone: () => void }) {
	const { slug } = useProject();
	const { saveBudget } = useLatencyChanges();
	const [route, setRoute] = useState(initial.route);
	const [target, setTarget] = useState(String(initial.targetMs));
	const [minutes, setMinutes] = useState(String(initial.forMinutes));
	const [split, setSplit] = useState(printAllotments(initial.allotments));
	const [channelIds, setChannelIds] = useState(initial.channelIds);
	const allotments = parseAllotments(split);
	const refused = saveBudget.error === null ? null : refusedField(saveBudget.error);
	const isTaken = refused?.field === 'budget.route';
	const save = () => {
		if (allotments === null) return;
		const budget = { route, targetMs: Number(target), forMinutes: Number(minutes), allotments, channelIds };
		saveBudget.mutate({ project: slug, id: initial.id, budget }, { onSuccess: onDone });
	};
	return (
		<form
			className="panel mb-4 max-w-[72ch] space-y-3 p-4"
			onSubmit={(event) => {
				event.preventDefault();
				save();
			}}
		>
			<Field
				label="Route"
				required
				list="budget-routes"
				value={route}
				onChange={(event) => setRoute(event.target.value)}
				{...(isTaken ? { error: `${refused.words}.` } : {})}
			/>
			<RouteOptions id="budget-routes" />
			<Field
				label="Target p95, ms"
				required
				type="number"
				min={1}
				value={target}
				onChange={(event) => setTarget(event.target.value)}
			/>
			<Field
				label="Stages"
				value={split}
				onChange={(event) => setSplit(event.target.value)}
				hint="retrieval 300 ms, llm 60 %: in milliseconds, or as a part of the target"
				{...(allotments === null ? { error: 'Write each as a stage and its part: llm 60 %, retrieval 300 ms' } : {})}
			/>
			<Field
				label="Tell after, minutes"
				required
				type="number"
				min={2}
				max={120}
				value={minutes}
				onChange={(event) => setMinutes(event.target.value)}
			/>
			<ToldField told={channelIds} onChange={setChannelIds} />
			{saveBudget.isError && !isTaken && <ErrorNote title="It could not be saved" error={saveBudget.error} />}
			<div className="flex gap-2">
				<Button look="primary" type="submit" disabled={saveBudget.isPending || allotments === null}>
					Save
				</Button>
				<Button onClick={onDone}>Cancel</Button>
			</div>
		</form>
	);
}
