'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { ReviewSummary } from './review-summary.tsx';
import { changeWords } from './review-words.ts';
import { type OpenReview, useReview, useReviewView } from './use-review.ts';

/** The week's traces that are worth a look, by how they failed. */
export function ReviewPage() {
	const view = useReviewView();
	const { review, buildNow } = useReview(view.week);
	const { slug } = useProject();
	const open = review.data?.open ?? null;
	return (
		<>
			<TopBar />
			<div className="space-y-4 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center gap-2">
					<h1 className="mr-2">Weekly review</h1>
					{open !== null && (
						<>
							<Choice
								label="Week"
								value={open.review.week}
								onChange={(week) => view.setView({ week })}
								options={open.weeks.map(({ week, doneAt }) => ({
									value: week,
									label: `Week of ${week}${doneAt === null ? '' : ', done'}`,
								}))}
							/>
							<Choice
								label="View"
								value={view.tab}
								onChange={(tab) => view.setView({ tab: tab === 'summary' ? 'summary' : 'traces' })}
								options={[
									{ value: 'traces', label: 'Traces' },
									{ value: 'summary', label: 'Summary' },
								]}
							/>
						</>
					)}
					{review.isSuccess && (
						<Button disabled={buildNow.isPending} onClick={() => buildNow.mutate({ project: slug })}>
							Build now
						</Button>
					)}
				</div>
				{buildNow.isError && <ErrorNote title="No review was built" error={buildNow.error} />}
				{review.isError && (
					<ErrorNote title="The review could not be read" error={review.error} onRetry={() => review.refetch()} />
				)}
				{review.isPending && <SkeletonRows rows={8} height={32} />}
				{review.isSuccess && open === null && (
					<p className="max-w-[64ch] text-text-2">
						No review yet. Each Monday at nine one builds itself from the worst traces of the week and a random control.
						Build now makes one of the last seven days.
					</p>
				)}
				{open !== null && view.tab === 'summary' && <ReviewSummary open={open} />}
				{open !== null && view.tab === 'traces' && <Traces key={open.review.week} open={open} />}
			</div>
		</>
	);
}

function Traces({ open }: { open: OpenReview }) {
	const [group, setGroup] = useState<string | null>(null);
	const openIn = (id: string) => open.items.filter((item) => item.shownIn === id && item.reviewedAt === null).length;
	return (
		<div className="grid gap-6 lg:grid-cols-[240px_minmax(0,1fr)]">
			<nav aria-label="Failures" className="space-y-1">
				<GroupButton
					name="All failures"
					note={`${open.review.failing}`}
					isOn={group === null}
					onClick={() => setGroup(null)}
				/>
				{open.groups.map(({ id, name, traces, before }) => (
					<GroupButton
						key={id}
						name={name}
						note={[`${traces}`, changeWords(traces, before), openIn(id) > 0 ? `${openIn(id)} open` : '']
							.filter((part) => part !== '')
							.join(' · ')}
						isOn={group === id}
						onClick={() => setGroup(id)}
					/>
				))}
			</nav>
			<ReviewDesk key={group} open={open} group={group} />
		</div>
	);
}

function GroupButton(props: { name: string; note: string; isOn: boolean; onClick: () => void }) {
	return (
		<button
			type="button"
			aria-pressed={props.isOn}
			onClick={props.onClick}
			className="w-full rounded px-2 py-1 text-left hover:bg-sunken aria-pressed:bg-sunken"
		>
			<span className="line-clamp-2 break-words">{props.name}</span>
			<span className="block text-sm text-text-3 tabular-nums">{props.note}</span>
		</button>
	);
}
