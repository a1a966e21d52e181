'use client';

import { useQueryState } from 'nuqs';
import { useState } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ToldWords } from '../channels/told-words.tsx';
import { RemoveDialog } from '../settings/remove-dialog.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { type LatencyBudgetDraft, LatencyBudgetForm } from './latency-budget-form.tsx';
import { SloSettings } from './slo-settings.tsx';
import { type SetLatencyBudget, useLatencyBudgets, useLatencyChanges, useSuggestions } from './use-latency.ts';

const empty: LatencyBudgetDraft = {
	id: null,
	route: '',
	targetMs: 2_000,
	allotments: [],
	forMinutes: 10,
	channelIds: null,
};

/** What a route has, or might have by its last two weeks; null until both are known. */
function draftFor(
	route: string,
	budgets: readonly SetLatencyBudget[] | undefined,
	suggestions: ReturnType<typeof useSuggestions>['data'],
): LatencyBudgetDraft | null {
	if (budgets === undefined || suggestions === undefined) return null;
	const suggested = suggestions.find((one) => one.suggested.route === route)?.suggested ?? { ...empty, route };
	return budgets.find((budget) => budget.route === route) ?? { id: null, ...suggested };
}

/** What each route may take, and how that is split over its stages. */
export function LatencySettingsPage() {
	const budgets = useLatencyBudgets();
	const suggestions = useSuggestions();
	const { removeBudget } = useLatencyChanges();
	const [removing, setRemoving] = useState<SetLatencyBudget | null>(null);
	const [chosen, setDraft] = useState<LatencyBudgetDraft | null>(null);
	// the page of a route without a target leads here with its name
	const [asked, setAsked] = useQueryState('route');
	const draft = chosen ?? (asked === null ? null : draftFor(asked, budgets.data, suggestions.data));
	const close = () => {
		setDraft(null);
		void setAsked(null);
	};
	const unset = (suggestions.data ?? []).filter(
		({ suggested }) => !budgets.data?.some(({ route }) => route === suggested.route),
	);
	return (
		<SettingsFrame
			wide
			title="Latency budgets"
			lead="What the p95 of a route may be, split over its stages. Channels are told after so many minutes over it on end, and where stages are allotted, of one that takes more than half of the time unless its allotment says it may."
			actions={
				<Button look="primary" onClick={() => setDraft(empty)}>
					New latency budget
				</Button>
			}
		>
			{draft !== null && <LatencyBudgetForm key={draft.id ?? draft.route} initial={draft} onDone={close} />}
			{budgets.isPending && <SkeletonRows rows={3} />}
			{budgets.isError && (
				<ErrorNote title="The budgets could not be read" error={budgets.error} onRetry={() => budgets.refetch()} />
			)}
			<RemoveDialog
				name={removing === null ? null : `the latency budget of ${removing.route}`}
				consequence="What it was told of goes with it; nobody is told of this route any more."
				removal={removeBudget}
				onRemove={(input) =>
					removing !== null &&
					removeBudget.mutate({ ...input, id: removing.id }, { onSuccess: () => setRemoving(null) })
				}
				onClose={() => setRemoving(null)}
			/>
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
							<Button look="danger" onClick={() => setRemoving(budget)}>
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
								<Button onClick={() => setDraft({ id: null, ...suggested })}>Use</Button>
							</li>
						))}
					</ul>
				</section>
			)}
			<SloSettings />
		</SettingsFrame>
	);
}
