import { findMarks } from './find-marks.ts';
import type { Phrase, SearchQuery } from './search-query.ts';

/** Whether some texts together hold all that was looked for, and nothing that must not be there. */
export function holdsWords(texts: readonly string[], { all, none }: SearchQuery): boolean {
	const holds = (phrase: Phrase) => texts.some((text) => findMarks(text, { all: [phrase], none: [] }, 1).length > 0);
	return all.every(holds) && !none.some(holds);
}
