'use client';

import { plural } from '../../../lib/format-count.ts';
import type { ComparedRuns } from './use-runs.ts';

/** What became of the items in one line: above their list, in its order. */
export function ChangeCounts({ head: { counts, against, run } }: { head: ComparedRuns }) {
	if (against === null)
		return (
			<p className="text-text-2">
				{counts.failed === 0
					? 'No item failed.'
					: `${counts.failed} of ${plural(run.results, 'item')} failed. What failed comes first.`}
			</p>
		);
	const parts = [
		[counts.worse, 'got worse', 'text-bad'],
		[counts.better, 'got better', 'text-good'],
		[counts.same, 'the same', 'text-text-2'],
		[counts.unknown, 'cannot be compared', 'text-text-3'],
	] as const;
	return (
		<p role="status" className="flex flex-wrap gap-x-4">
			{parts
				.filter(([count], index) => count > 0 || index < 2)
				.map(([count, words, colour]) => (
					<span key={words} className={count > 0 ? colour : 'text-text-3'}>
						<span className="font-medium tabular-nums">{count}</span> {words}
					</span>
				))}
		</p>
	);
}
