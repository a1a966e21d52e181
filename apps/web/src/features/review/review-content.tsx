'use client';

import { plural } from '../../lib/format-count.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Documents } from '../spans/documents.tsx';
import { Fold } from '../spans/fold.tsx';
import { answerOf, questionOf } from '../traces/said-in.ts';
import { reasonWords } from './review-words.ts';
import { type ReviewItem, useReviewContent } from './use-review.ts';

/** Question, answer and documents of one trace, in reading width. */
export function ReviewContent({ item, next }: { item: ReviewItem; next: ReviewItem | null }) {
	const content = useReviewContent(item.traceId, next?.traceId ?? null);
	const said = content.data?.[0];
	return (
		<article className="mx-auto w-full max-w-[72ch] space-y-4" aria-label={`Trace ${item.position}`}>
			<p className="text-sm text-text-2">
				{item.picked === 'control' ? 'Random control' : 'Chosen'}
				{item.reasons.length > 0 && `: ${item.reasons.map(reasonWords).join(', ')}`}
				{item.tenant !== '' && ` · ${item.tenant}`}
			</p>
			{content.isError && <ErrorNote title="The trace could not be read" error={content.error} />}
			{content.isPending && <SkeletonRows rows={6} height={28} />}
			{content.isSuccess && said === undefined && (
				<p className="text-text-2">No question is kept of this trace: it was not sent, or its content has expired.</p>
			)}
			{said !== undefined && (
				<>
					<Part title="Question" value={questionOf(said.input)} />
					<Part title="Answer" value={answerOf(said.output)} />
					{said.context.length > 0 && (
						<Documents
							documents={said.context.map(({ id, content: text }) => ({
								...{ id, content: text, score: null, metadata: null },
							}))}
						/>
					)}
					{Array.isArray(said.input) && (
						<Fold title="all that was sent" note={plural(said.input.length, 'message')}>
							<JsonView value={said.input} />
						</Fold>
					)}
				</>
			)}
		</article>
	);
}

function Part({ title, value }: { title: string; value: unknown }) {
	return (
		<section>
			<h3 className="mb-1 text-sm text-text-3">{title}</h3>
			<div className="panel px-3 py-2">
				<JsonView value={value} lines={24} />
			</div>
		</section>
	);
}
