'use client';

import { X } from 'lucide-react';
import { plural } from '../../lib/format-count.ts';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { nameOfModel } from './price-words.ts';
import { usePricesView } from './use-prices-view.ts';
import { useReprice } from './use-reprice.ts';
import type { UnpricedRow } from './use-unpriced.ts';

/** After a price was set: new calls go by it, and those that have run can follow. */
export function RepriceOffer({ rows, onDismiss }: { rows: readonly UnpricedRow[]; onDismiss: () => void }) {
	const { preview } = useReprice();
	const { setTab, setJob } = usePricesView();
	const calls = rows.reduce((sum, row) => sum + row.calls, 0);
	const start = async () => {
		const job = await preview.start({
			from: new Date(Math.min(...rows.map(({ firstSeen }) => firstSeen.getTime()))),
			to: new Date(Math.max(...rows.map(({ lastSeen }) => lastSeen.getTime())) + 1),
			filter: { model: [...new Set(rows.map(({ model }) => model))] },
		});
		await setTab('reprice');
		await setJob(job.id);
	};
	return (
		<div role="status" className="flex flex-wrap items-center gap-3 border-b border-line bg-accent-soft px-4 py-2.5">
			<p className="min-w-60 flex-1">
				<span className="font-medium">{rows.map((row) => nameOfModel(row.provider, row.model)).join(', ')}</span>{' '}
				{rows.length === 1 ? 'has' : 'have'} a price from now on. {plural(calls, 'call')} that ran before still{' '}
				{calls === 1 ? 'has' : 'have'} none.
				{preview.error !== null && <span className="block text-bad">{errorWords(preview.error)}</span>}
			</p>
			<Button look="primary" disabled={preview.isPending} onClick={() => void start().catch(() => {})}>
				See what pricing them again changes
			</Button>
			<Button look="quiet" square aria-label="Not now" onClick={onDismiss}>
				<X size={14} />
			</Button>
		</div>
	);
}
