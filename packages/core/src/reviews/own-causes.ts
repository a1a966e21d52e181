import { z } from 'zod';
import { rootCauses } from './root-causes.ts';

/** Keys of a project's own causes, in their order: what the review page leaves free. */
export const ownCauseKeys = ['9', '0', 'q', 'w', 'r', 't', 'y', 'u', 'o', 'p'] as const;
export const longestCause = 60;

const known: ReadonlySet<string> = new Set(rootCauses);
const isOnce = (causes: readonly string[]): boolean =>
	new Set(causes.map((cause) => cause.toLowerCase())).size === causes.length;

/** Root causes that a project adds to the eight; each has a key. Labels keep the word when it is taken off the list. */
export const ownCauses = z
	.array(
		z
			.string()
			.trim()
			.min(1, 'a cause needs a name')
			.max(longestCause, `a cause has at most ${longestCause} characters`)
			.refine((cause) => !known.has(cause.toLowerCase()), 'is one of the eight already'),
	)
	.max(ownCauseKeys.length, `at most ${ownCauseKeys.length} causes of your own: as many as there are keys`)
	.refine(isOnce, 'each cause once');
