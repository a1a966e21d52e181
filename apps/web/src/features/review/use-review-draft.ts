'use client';

import type { ReviewSeverity } from '@spanledger/core/reviews/root-causes';
import { useState } from 'react';
import type { ReviewItem } from './use-review.ts';

export type ReviewDraft = {
	cause: string;
	severity: ReviewSeverity | null;
	note: string;
	expected: string;
	dataset: string;
	/** Also every open trace of the same failure. */
	alike: boolean;
};

/** What is being said of one trace; begins with what was said of it before. The dataset's name stays from one to the next. */
export function useReviewDraft(item: ReviewItem) {
	const begin = (dataset: string): ReviewDraft => ({
		cause: item.cause ?? '',
		severity: item.severity,
		note: item.note,
		expected: item.expected,
		dataset: item.dataset ?? dataset,
		alike: false,
	});
	const [kept, setKept] = useState({ position: item.position, draft: begin('review-failures') });
	const draft = kept.position === item.position ? kept.draft : begin(kept.draft.dataset);
	const change = (changed: Partial<ReviewDraft>) =>
		setKept({ position: item.position, draft: { ...draft, ...changed } });
	return { draft, change };
}
