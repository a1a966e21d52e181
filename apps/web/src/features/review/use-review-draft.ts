'use client';

import { useRef, useState } from 'react';
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
	// A key may follow another before the page is drawn again: it goes by what was said last, not by what is seen.
	const latest = useRef(kept);
	const draftNow = () =>
		latest.current.position === item.position ? latest.current.draft : empty(latest.current.draft.dataset);
	const change = (changed: Partial<ReviewDraft>) => {
		latest.current = { position: item.position, draft: { ...draftNow(), ...changed } };
		setKept(latest.current);
	};
	const draft = kept.position === item.position ? kept.draft : empty(kept.draft.dataset);
	return { draft, draftNow, change };
}
