'use client';

import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { FreeDialog } from './free-dialog.tsx';
import { MapDialog } from './map-dialog.tsx';
import type { EditedPrice } from './price-dialog.tsx';
import { emptyDraft } from './price-draft.ts';
import { RepriceOffer } from './reprice-offer.tsx';
import { UnpriceableCalls } from './unpriceable-calls.tsx';
import { UnpricedTable } from './unpriced-table.tsx';
import { type UnpricedRow, useUnpriced } from './use-unpriced.ts';

/** What people do about a model without a price. */
export type UnpricedAction = 'map' | 'price' | 'free';

/** Calls that used tokens and have no price, by model: each with the ways to mend it, and then the past. */
export function UnpricedInbox({ onEdit }: { onEdit: (edited: EditedPrice) => void }) {
	const { unpriced, priceable, others, more } = useUnpriced();
	const [acting, setActing] = useState<{ row: UnpricedRow; action: 'map' | 'free' } | null>(null);
	const [priced, setPriced] = useState<UnpricedRow[]>([]);
	const done = (row: UnpricedRow) => {
		setPriced((rows) => [...rows.filter((other) => other !== row), row]);
		setActing(null);
	};
	const act = (row: UnpricedRow, action: UnpricedAction) => {
		if (action !== 'price') return setActing({ row, action });
		const draft = { ...emptyDraft, provider: row.provider, model: row.model };
		onEdit({ draft, replaces: null, onSaved: () => done(row) });
	};
	if (unpriced.isPending) return <SkeletonRows rows={4} height={44} />;
	if (unpriced.isError) {
		return (
			<ErrorNote title="Unpriced calls could not be read" error={unpriced.error} onRetry={() => unpriced.refetch()} />
		);
	}
	return (
		<div data-testid="unpriced">
			{priced.length > 0 && <RepriceOffer rows={priced} onDismiss={() => setPriced([])} />}
			<UnpricedTable rows={priceable.filter((row) => !priced.some((other) => isSame(row, other)))} onAct={act} />
			{more > 0 && <p className="border-t border-line px-4 py-2 text-text-2">And {plural(more, 'more model')}.</p>}
			<UnpriceableCalls rows={others} />
			{acting?.action === 'map' && (
				<MapDialog row={acting.row} onSaved={() => done(acting.row)} onClose={() => setActing(null)} />
			)}
			{acting?.action === 'free' && (
				<FreeDialog row={acting.row} onSaved={() => done(acting.row)} onClose={() => setActing(null)} />
			)}
		</div>
	);
}

const isSame = (a: UnpricedRow, b: UnpricedRow): boolean => a.provider === b.provider && a.model === b.model;
