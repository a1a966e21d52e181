'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../../lib/use-keys.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useProject } from '../projects/project-context.tsx';
import { LabelPanel } from './label-panel.tsx';
import { ReviewContent } from './review-content.tsx';
import { causeKeys, outcomeKeys, progressWords } from './review-words.ts';
import { type OpenReview, type ReviewItem, useReview } from './use-review.ts';
import { useReviewDraft } from './use-review-draft.ts';

type Outcome = (typeof outcomeKeys)[number]['outcome'];

/** One trace at a time: read, say why, next. */
export function ReviewDesk({ open, group }: { open: OpenReview; group: string | null }) {
	const items = open.items.filter(({ shownIn }) => group === null || shownIn === group);
	const [at, setAt] = useState<number | null>(null);
	const first = items.find(({ reviewedAt }) => reviewedAt === null) ?? items[0];
	const item = items.find(({ position }) => position === at) ?? first;
	if (item === undefined) return <p className="text-text-2">No trace of this failure was chosen.</p>;
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
	const { label, reserve } = useReview(open.review.week);
	const { draft, change } = useReviewDraft(item);
	const noteField = useRef<HTMLTextAreaElement>(null);
	const { week, items, reviewed } = open.review;
	const hold = reserve.mutate;
	useEffect(() => hold({ project: slug, week, position: item.position }), [hold, slug, week, item.position]);
	const alike = open.items.filter(({ groupId, reviewedAt }) => groupId === item.groupId && reviewedAt === null);
	const choose = (outcome: Outcome) => {
		if (draft.cause.trim() === '' || label.isPending) return;
		const { all, dataset, cause, severity, note, expected } = draft;
		const others = all ? alike.map(({ position }) => position) : [];
		const positions = [...new Set([item.position, ...others])];
		const said = { week, positions, cause, severity, note, expected, outcome };
		label.mutate(
			{ project: slug, label: { ...said, dataset: outcome === 'dataset' ? dataset : null } },
			{ onSuccess: onNext },
		);
	};
	useKeys({
		...Object.fromEntries(causeKeys.map(({ key, cause }) => [key, () => change({ cause })])),
		...Object.fromEntries(outcomeKeys.map(({ key, outcome }) => [key, () => choose(outcome)])),
		n: () => noteField.current?.focus(),
		j: onNext,
		k: onBack,
	});
	const isHeld = reserve.data === false;
	return (
		<div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_240px]">
			<div className="min-w-0 space-y-3">
				<p className="flex flex-wrap justify-between gap-2 text-sm text-text-2">
					<span aria-live="polite">{progressWords(reviewed, items)}</span>
					<Link href={`/${slug}/traces/${item.traceId}`} className="text-accent hover:underline">
						Open trace {item.position}
					</Link>
				</p>
				<progress className="h-1 w-full accent-accent" max={items} value={reviewed} aria-label="Progress" />
				{isHeld && <p className="text-warn">Somebody else is looking at this trace. Press j for the next.</p>}
				{item.reviewedBy !== null && (
					<p className="text-sm text-text-3">
						Labelled {item.cause} by {item.reviewedBy}, outcome {item.outcome}.
					</p>
				)}
				<ReviewContent item={item} next={next} />
			</div>
			<div className="space-y-3">
				{label.isError && <ErrorNote title="The label was not saved" error={label.error} />}
				<LabelPanel
					{...{ draft, change, choose, noteField }}
					alike={alike.length}
					isSaving={label.isPending || isHeld}
				/>
			</div>
		</div>
	);
}
