'use client';

import { useState } from 'react';
import type { Outline } from './outline.ts';
import { type Folding, fold, reveal } from './visible-rows.ts';

/** What is folded: by level, which stands in the URL, and span by span. */
export function useFolding(outline: Outline, level: number | null, onLevel: (level: number | null) => void) {
	const [flipped, setFlipped] = useState<Folding['flipped']>(new Set());
	const folding: Folding = { level, flipped };
	return {
		level,
		flipped,
		fold: (row: number, folds: boolean) => setFlipped(fold(outline, folding, row, folds).flipped),
		/** Unfolds whatever hides a row. */
		reveal: (row: number) => setFlipped(reveal(outline, folding, row).flipped),
		setLevel: (next: number | null) => {
			setFlipped(new Set());
			onLevel(next);
		},
	};
}
