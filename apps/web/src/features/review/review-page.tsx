'use client';

import Link from 'next/link';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ReviewSummary } from './review-summary.tsx';
import { ReviewTraces } from './review-traces.tsx';
import { scheduleWords } from './review-words.ts';
import { useReview, useReviewView } from './use-review.ts';
import { useReviewSettings } from './use-review-settings.ts';

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
				{review.isSuccess && open === null && <NoReview />}
				{open !== null && view.tab === 'summary' && <ReviewSummary open={open} />}
				{open !== null && view.tab === 'traces' && (
					<ReviewTraces key={open.review.week} open={open} me={review.data?.me ?? ''} />
				)}
			</div>
		</>
	);
}

/** Says when the first one comes, by the project's own settings. */
function NoReview() {
	const { slug } = useProject();
	const { stored } = useReviewSettings();
	const settings = stored.data?.settings;
	const change = (
		<Link href={`/${slug}/settings/review`} className="text-accent hover:underline">
			Settings → Review
		</Link>
	);
	return (
		<div className="max-w-[64ch] space-y-2 text-text-2">
			<p>No review yet. A review holds the worst traces of a week, by how they failed, and a random control.</p>
			{settings?.enabled === true && (
				<p>
					One builds itself {scheduleWords(settings)}, {settings.size} traces long; {change}.
				</p>
			)}
			{settings?.enabled === false && <p>None builds itself: that is turned off in {change}.</p>}
			<p>Build now makes one of the last seven days.</p>
		</div>
	);
}
