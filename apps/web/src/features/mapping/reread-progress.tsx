'use client';

import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { formatCount } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';

/** How far an open job has come. */
export function RereadProgress({ job, onCancel }: { job: RangeJob; onCancel: () => void }) {
	const { done, total, writes, error } = job;
	const share = total === null || total === 0 ? 0 : done / total;
	return (
		<div className="space-y-2 px-4 pb-3" role="status">
			<div className="flex items-center gap-3">
				<p className="min-w-0 flex-1">
					{writes ? 'Reading again' : 'Looking what would change'}
					<span className="text-text-3 tabular-nums">
						{total === null ? ' · counting' : ` · ${formatCount(done)} of ${formatCount(total)} spans`}
					</span>
				</p>
				<Button onClick={onCancel}>Stop</Button>
			</div>
			<ShareBar share={share} />
			{error !== null && <p className="text-sm text-warn">It was interrupted and goes on by itself: {error}</p>}
		</div>
	);
}
