'use client';

import { useState } from 'react';
import type { ReviewItem } from './use-review.ts';

export type ReviewDraft = {
	cause: string;
	severity: 'low' | 'medium' | 'high' | null;
	note: string;
	expected: string;
	dataset: string;
	/** Also every open trace of the same failure. */
	all: boolean;
};

/** What is being said of one trace; begins again with the next. The dataset's name stays. */
export function useReviewDraft(item: ReviewItem) {
	const empty = (dataset: string): ReviewDraft => ({
		cause: item.cause ?? '',
		severity: null,
		note: item.note,
		expected: item.expected,
		dataset,
		all: false,
	});
	const [kept, setKept] = useState({ position: item.position, draft: empty('review-failures') });
	const draft = kept.position === item.position ? kept.draft : empty(kept.draft.dataset);
	const change = (changed: Partial<ReviewDraft>) =>
		setKept({ position: item.position, draft: { ...draft, ...changed } });
	return { draft, change };
}
