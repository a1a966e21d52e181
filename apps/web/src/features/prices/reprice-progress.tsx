'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { formatCount } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';

/** How far an open job has come. */
export function RepriceProgress({ job, onCancel }: { job: RangeJob; onCancel: () => void }) {
	const { done, total, writes, error } = job;
	const share = total === null || total === 0 ? 0 : done / total;
	return (
		<div className="space-y-2 border-t border-line px-4 py-3" role="status" data-testid="reprice-progress">
			<div className="flex items-center gap-3">
				<p className="min-w-0 flex-1">
					{writes ? 'Pricing again' : 'Reckoning what would change'}
					<span className="text-text-3 tabular-nums">
						{total === null ? ' · counting' : ` · ${formatCount(done)} of ${formatCount(total)} calls`}
					</span>
				</p>
				<Button onClick={onCancel}>Stop</Button>
			</div>
			<ShareBar share={share} />
			{writes && (
				<p className="text-sm text-text-3">
					It goes on when you leave this page. What is priced already stays if you stop it.
				</p>
			)}
			{error !== null && <p className="text-sm text-warn">It was interrupted and goes on by itself: {error}</p>}
		</div>
	);
}
