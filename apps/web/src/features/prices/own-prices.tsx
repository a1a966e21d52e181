'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useState } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { RemoveDialog } from '../settings/remove-dialog.tsx';
import { Discounts } from './discounts.tsx';
import { OwnPriceTable } from './own-price-table.tsx';
import type { EditedPrice } from './price-dialog.tsx';
import { draftOf } from './price-draft.ts';
import { nameOfModel } from './price-words.ts';
import { usePrices } from './use-prices.ts';

export type OwnPrice = RouterOutputs['prices']['overrides']['list'][number];

/** A project's own prices, which come before the catalogue's, and what providers take off. */
export function OwnPrices({ onEdit }: { onEdit: (edited: EditedPrice) => void }) {
	const { overrides, removeOverride } = usePrices();
	const [removing, setRemoving] = useState<OwnPrice | null>(null);
	return (
		<div>
			{overrides.isPending && <SkeletonRows rows={3} height={44} />}
			{overrides.isError && (
				<ErrorNote title="Your prices could not be read" error={overrides.error} onRetry={() => overrides.refetch()} />
			)}
			{overrides.isSuccess && (
				<OwnPriceTable
					prices={overrides.data}
					onEdit={(price) => onEdit({ draft: draftOf(price), replaces: price.id })}
					onRemove={setRemoving}
				/>
			)}
			<Discounts />
			<RemoveDialog
				name={removing === null ? null : `the price of ${nameOfModel(removing.provider, removing.model)}`}
				consequence="New calls are then priced by the next price that fits, or by the catalogue. Calls that have run keep their cost until they are priced again."
				removal={removeOverride}
				onRemove={(input) =>
					removing !== null &&
					removeOverride.mutate({ ...input, id: removing.id }, { onSuccess: () => setRemoving(null) })
				}
				onClose={() => setRemoving(null)}
			/>
		</div>
	);
}
