'use client';

import { plural } from '../../lib/format-count.ts';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { emptyDraft, inputOf } from './price-draft.ts';
import { nameOfModel } from './price-words.ts';
import { usePrices } from './use-prices.ts';
import type { UnpricedRow } from './use-unpriced.ts';

type FreeDialogProps = { row: UnpricedRow; onSaved: () => void; onClose: () => void };

const nothing = { input: '0', output: '0' };

/** A model on one's own machines costs nothing a call: said by a person, never guessed. */
export function FreeDialog({ row, onSaved, onClose }: FreeDialogProps) {
	const { slug } = useProject();
	const { createOverride } = usePrices();
	const { provider, model } = row;
	const save = () => {
		const draft = { ...emptyDraft, provider, model, rates: nothing, note: 'free: runs on our own machines' };
		createOverride.mutate({ project: slug, override: inputOf(draft) }, { onSuccess: onSaved });
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={`${nameOfModel(provider, model)} is free?`}
			description={`Its calls will cost exactly $0, and count as priced. ${plural(row.calls, 'call')} of this range had no price.`}
		>
			{createOverride.isError && (
				<p role="alert" className="mb-3 text-bad">
					{errorWords(createOverride.error)}
				</p>
			)}
			<div className="flex gap-2">
				<Button look="primary" disabled={createOverride.isPending} onClick={save}>
					It is free
				</Button>
				<Button onClick={onClose}>Leave it unknown</Button>
			</div>
		</Dialog>
	);
}
