'use client';

import Link from 'next/link';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { reviewKeys } from '../../lib/key-tables.ts';
import { useActionKeys, useKeys } from '../../lib/use-keys.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useProject } from '../projects/project-context.tsx';
import { AssignChoice } from './assign-choice.tsx';
import { LabelPanel } from './label-panel.tsx';
import { ReviewContent } from './review-content.tsx';
import { causeKeys, causeLabel, outcomeKeys, progressWords, severityKeys } from './review-words.ts';
import { useHold } from './use-hold.ts';
import { type OpenReview, type ReviewItem, useReview } from './use-review.ts';
import { useReviewDraft } from './use-review-draft.ts';
import { useReviewSettings } from './use-review-settings.ts';

type Outcome = (typeof outcomeKeys)[number]['outcome'];

/** One trace at a time: read, say why, next. */
export function ReviewDesk({ open, items }: { open: OpenReview; items: readonly ReviewItem[] }) {
	const [at, setAt] = useState<number | null>(null);
	const first = items.find(({ reviewedAt }) => reviewedAt === null) ?? items[0];
	const item = items.find(({ position }) => position === at) ?? first;
	if (item === undefined) return <p className="text-text-2">No trace of these was chosen.</p>;
	const index = items.indexOf(item);
	const after = [...items.slice(index + 1), ...items.slice(0, index)];
	const next = after.find(({ reviewedAt }) => reviewedAt === null) ?? null;
	return (
		<Desk
			open={open}
			item={item}
			next={next}
			onNext={() => setAt((next ?? items[index + 1] ?? items[0])?.position ?? null)}
			onBack={() => setAt(items[index - 1]?.position ?? item.position)}
		/>
	);
}

type DeskProps = {
	open: OpenReview;
	item: ReviewItem;
	next: ReviewItem | null;
	onNext: () => void;
	onBack: () => void;
};

function Desk({ open, item, next, onNext, onBack }: DeskProps) {
	const { slug } = useProject();
	const { week, items, reviewed } = open.review;
	const { draft, change } = useReviewDraft(item);
	const { label, choose } = useLabel({ open, item, draft, onNext });
	const causes = causeKeys(useReviewSettings().stored.data?.settings.causes ?? []);
	const heldBy = useHold(week, item.position);
	const noteField = useRef<HTMLTextAreaElement>(null);
	const expectedField = useRef<HTMLTextAreaElement>(null);
	const alike = kinOf(open, item);
	useKeys({
		...Object.fromEntries(causes.map(({ key, cause }) => [key, () => change({ cause })])),
		...Object.fromEntries(severityKeys.map(({ key, severity }) => [key, () => change({ severity })])),
		...Object.fromEntries(outcomeKeys.map(({ key, outcome }) => [key, () => choose(outcome)])),
	});
	useActionKeys(reviewKeys, {
		note: () => noteField.current?.focus(),
		expected: () => expectedField.current?.focus(),
		alike: () => change({ alike: alike > 1 && !draft.alike }),
		next: onNext,
		before: onBack,
	});
	return (
		<div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_256px]">
			<div className="min-w-0 space-y-3">
				<div className="flex flex-wrap items-center justify-between gap-2 text-sm text-text-2">
					<span aria-live="polite">{progressWords(reviewed, items)}</span>
					<span className="flex flex-wrap items-center gap-3">
						<AssignChoice open={open} item={item} />
						<Link href={`/${slug}/traces/${item.traceId}`} className="text-accent hover:underline">
							Open trace {item.position}
						</Link>
					</span>
				</div>
				<progress
					className="block h-1 w-full appearance-none overflow-hidden rounded bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
					max={items}
					value={reviewed}
					aria-label="Progress"
				/>
				{heldBy !== null && <p className="text-warn">{heldBy} is looking at this trace. Press j for the next.</p>}
				{item.reviewedBy !== null && <SaidBefore item={item} />}
				<ReviewContent item={item} next={next} />
			</div>
			<div className="space-y-3">
				{label.isError && <ErrorNote title="The label was not saved" error={label.error} />}
				<LabelPanel
					{...{ draft, change, choose, causes, noteField, expectedField }}
					alike={alike}
					isSaving={label.isPending || heldBy !== null}
				/>
			</div>
		</div>
	);
}

/** Open traces of the same failure, this one included. */
function kinOf({ items }: OpenReview, item: ReviewItem): number {
	if (!item.hasKin) return 1;
	const isOpen = (one: ReviewItem) => one.reviewedAt === null && one.position !== item.position;
	return 1 + items.filter((one) => one.groupId === item.groupId && isOpen(one)).length;
}

type LabelProps = Pick<DeskProps, 'open' | 'item' | 'onNext'> & { draft: ReturnType<typeof useReviewDraft>['draft'] };

/** Saves what was said, and goes on; what stayed open of the same failure is told. */
function useLabel({ open, item, draft, onNext }: LabelProps) {
	const { slug } = useProject();
	const { label } = useReview(open.review.week);
	const choose = (outcome: Outcome) => {
		if (draft.cause.trim() === '' || label.isPending) return;
		const { dataset, ...said } = draft;
		const place = { week: open.review.week, position: item.position };
		label.mutate(
			{ project: slug, label: { ...place, ...said, outcome, dataset: outcome === 'dataset' ? dataset : null } },
			{
				onSuccess: ({ labelled, left }) => {
					if (left > 0)
						toast(
							`${labelled} labelled; ${left} ${left === 1 ? 'stays' : 'stay'} open: held by somebody, or nothing is kept of it.`,
						);
					else if (labelled > 1) toast(`All ${labelled} labelled.`);
					onNext();
				},
			},
		);
	};
	return { label, choose };
}

function SaidBefore({ item: { cause, severity, outcome, reviewedBy } }: { item: ReviewItem }) {
	return (
		<p className="text-sm text-text-3">
			Labelled {causeLabel(cause ?? '')}
			{severity !== null && `, severity ${severity}`}, outcome {outcome}, by {reviewedBy}.
		</p>
	);
}
