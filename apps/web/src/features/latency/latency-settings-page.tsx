'use client';

import { useState } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ToldWords } from '../channels/told-words.tsx';
import { useProject } from '../projects/project-context.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { LatencyBudgetForm } from './latency-budget-form.tsx';
import { SloSettings } from './slo-settings.tsx';
import { type SetLatencyBudget, useLatencyBudgets, useLatencyChanges, useSuggestions } from './use-latency.ts';

type Draft = Omit<SetLatencyBudget, 'id'>;
const empty: Draft = { route: '', targetMs: 2_000, allotments: [], forMinutes: 10, channelIds: null };

/** What each route may take, and how that is split over its stages. */
export function LatencySettingsPage() {
	const { slug } = useProject();
	const budgets = useLatencyBudgets();
	const suggestions = useSuggestions();
	const { removeBudget } = useLatencyChanges();
	const [draft, setDraft] = useState<Draft | null>(null);
	const unset = (suggestions.data ?? []).filter(
		({ suggested }) => !budgets.data?.some(({ route }) => route === suggested.route),
	);
	return (
		<SettingsFrame
			wide
			title="Latency budgets"
			lead="What the p95 of a route may be, split over its stages. Its channels are told after so many minutes over it on end."
			actions={
				<Button look="primary" onClick={() => setDraft(empty)}>
					New latency budget
				</Button>
			}
		>
			{draft !== null && <LatencyBudgetForm key={draft.route} initial={draft} onDone={() => setDraft(null)} />}
			{budgets.isPending && <SkeletonRows rows={3} />}
			{budgets.isError && (
				<ErrorNote title="The budgets could not be read" error={budgets.error} onRetry={() => budgets.refetch()} />
			)}
			{removeBudget.isError && <ErrorNote title="It could not be removed" error={removeBudget.error} />}
			{budgets.data?.length === 0 && <p className="text-text-3">No route has a latency budget.</p>}
			<ul className="divide-y divide-line text-sm" data-testid="latency-budgets">
				{budgets.data?.map((budget) => (
					<li key={budget.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
						<span>
							<span className="font-medium">{budget.route}</span>{' '}
							<span className="text-text-3">
								p95 at most {formatDuration(budget.targetMs)}, {budget.allotments.length} stages allotted,
							</span>{' '}
							<ToldWords told={budget.channelIds} />
						</span>
						<span className="flex gap-2">
							<Button onClick={() => setDraft(budget)}>Edit</Button>
							<Button look="danger" onClick={() => removeBudget.mutate({ project: slug, id: budget.id })}>
								Remove
							</Button>
						</span>
					</li>
				))}
			</ul>
			{unset.length > 0 && (
				<section>
					<h2 className="mt-4 mb-1 text-base font-semibold">Suggested from the last two weeks</h2>
					<ul className="divide-y divide-line text-sm">
						{unset.slice(0, 20).map(({ p95Ms, suggested }) => (
							<li key={suggested.route} className="flex flex-wrap items-center justify-between gap-2 py-2">
								<span>
									<span className="font-medium">{suggested.route}</span>{' '}
									<span className="text-text-3">
										p95 was {formatDuration(p95Ms)}: {formatDuration(suggested.targetMs)} suggested
									</span>
								</span>
								<Button onClick={() => setDraft(suggested)}>Use</Button>
							</li>
						))}
					</ul>
				</section>
			)}
			<SloSettings />
		</SettingsFrame>
	);
}
