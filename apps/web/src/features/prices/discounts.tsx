'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { RemoveDialog } from '../settings/remove-dialog.tsx';
import { DiscountDialog } from './discount-dialog.tsx';
import { usePrices } from './use-prices.ts';

export type Discount = RouterOutputs['prices']['discounts']['list'][number];

/** What providers take off everything, from a day on. */
export function Discounts() {
	const { discounts, removeDiscount } = usePrices();
	const [edited, setEdited] = useState<Discount | 'new' | null>(null);
	const [removing, setRemoving] = useState<Discount | null>(null);
	return (
		<section aria-label="Discounts" className="border-t border-line px-4 py-3">
			<div className="flex flex-wrap items-center justify-between gap-2">
				<h2 className="font-medium">
					Discounts{' '}
					<span className="font-normal text-text-3">taken off last, off everything a provider’s calls cost</span>
				</h2>
				<Button onClick={() => setEdited('new')}>
					<Plus size={14} /> New discount
				</Button>
			</div>
			{discounts.isError && (
				<ErrorNote title="Discounts could not be read" error={discounts.error} onRetry={() => discounts.refetch()} />
			)}
			<ul className="mt-1 text-sm">
				{discounts.data?.map((discount) => (
					<li key={discount.id} className="flex min-h-8 flex-wrap items-center gap-x-3">
						<span className="w-32 truncate font-medium">{discount.provider}</span>
						<span className="w-20 tabular-nums">{discount.percent} % off</span>
						<span className="flex-1 text-text-2">
							{discount.validFrom === null ? 'always' : `from ${discount.validFrom}`}
						</span>
						<span className="text-text-3">{discount.createdBy}</span>
						<Button
							look="quiet"
							square
							title="Edit"
							onClick={() => setEdited(discount)}
							aria-label={`Edit the discount of ${discount.provider}`}
						>
							<Pencil size={14} />
						</Button>
						<Button
							look="quiet"
							square
							title="Delete"
							onClick={() => setRemoving(discount)}
							aria-label={`Delete the discount of ${discount.provider}`}
						>
							<Trash2 size={14} />
						</Button>
					</li>
				))}
			</ul>
			{edited !== null && (
				<DiscountDialog discount={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
			)}
			<RemoveDialog
				name={removing === null ? null : `the discount of ${removing.provider}`}
				consequence="New calls are then billed in full. Calls that have run keep their cost until they are priced again."
				removal={removeDiscount}
				onRemove={(input) =>
					removing !== null &&
					removeDiscount.mutate({ ...input, id: removing.id }, { onSuccess: () => setRemoving(null) })
				}
				onClose={() => setRemoving(null)}
			/>
		</section>
	);
}
