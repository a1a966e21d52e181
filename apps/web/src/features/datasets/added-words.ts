import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { plural } from '../../lib/format-count.ts';

type Outcome = Pick<RouterOutputs['datasets']['addTraces'], 'added' | 'duplicates' | 'withoutContent'>;

/** What became of a bulk in one line. */
export function addedWords({ added, duplicates, withoutContent }: Outcome, dataset: string): string {
	const rest = [
		...(duplicates > 0 ? [`${duplicates} stood there already`] : []),
		...(withoutContent.length > 0 ? [`${withoutContent.length} had no question to keep`] : []),
	];
	const first = added === 0 ? `Nothing new in ${dataset}` : `Added ${plural(added, 'item')} to ${dataset}`;
	return `${[first, ...rest].join('; ')}.`;
}
