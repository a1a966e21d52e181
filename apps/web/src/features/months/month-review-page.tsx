'use client';

import Link from 'next/link';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ChangeParts } from './change-parts.tsx';
import { DriverTable } from './driver-table.tsx';
import { MonthBooks } from './month-books.tsx';
import { MonthHeadline } from './month-headline.tsx';
import { monthWords } from './month-words.ts';
import { type MonthReview, useMonthReview } from './use-month-review.ts';

const viewOptions = [
	{ value: 'now', label: 'As known now' },
	{ value: 'closed', label: 'As closed' },
] as const;

/** A month against the one before: what changed, why, and who moved it; and its closing. */
export function MonthReviewPage() {
	const { slug } = useProject();
	const { review, view, setMonth, setView } = useMonthReview();
	const months = review.data?.months ?? [];
	return (
		<>
			<TopBar />
			<div className="space-y-5 px-4 py-4 lg:px-6">
				<div className="flex flex-wrap items-center gap-2">
					<h1 className="mr-2">Monthly review</h1>
					{review.data !== undefined && (
						<>
							<Choice
								label="Month"
								value={review.data.month.name}
								onChange={setMonth}
								options={months.map(({ name, state }) => ({
									value: name,
									label: `${monthWords(name)}${state === 'closed' ? ', closed' : ''}`,
								}))}
							/>
							{months.some(({ state }) => state === 'closed') && (
								<Choice label="View" value={view} onChange={setView} options={[...viewOptions]} />
							)}
						</>
					)}
					<Link href={`/${slug}/costs`} className="ml-auto text-sm text-accent hover:underline">
						Back to costs
					</Link>
				</div>
				{review.isError && (
					<ErrorNote title="The month could not be read" error={review.error} onRetry={() => review.refetch()} />
				)}
				{review.isPending && (
					<>
						<Skeleton className="h-12 w-96" />
						<SkeletonRows rows={8} />
					</>
				)}
				{review.isSuccess && <Review review={review.data} />}
			</div>
		</>
	);
}

function Review({ review }: { review: MonthReview }) {
	const isEmpty = review.calls.before === 0 && review.calls.after === 0;
	return (
		<>
			<MonthHeadline review={review} />
			<MonthBooks review={review} />
			{isEmpty ? (
				<p className="panel p-4 text-text-2">
					No calls to a model in this month or the one before: there is nothing to explain yet.
				</p>
			) : (
				<>
					<ChangeParts review={review} />
					<div className="space-y-5">
						{review.drivers.map((drivers) => (
							<DriverTable key={drivers.dimension} drivers={drivers} month={review.month} />
						))}
					</div>
				</>
			)}
		</>
	);
}
