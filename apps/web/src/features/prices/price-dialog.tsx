'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { refusedField } from '../../trpc/error-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type Faults, findFaults } from './find-faults.ts';
import { inputOf, type PriceDraft } from './price-draft.ts';
import { PriceForm } from './price-form.tsx';
import { usePrices } from './use-prices.ts';

/** What the editor is opened with. `replaces`: the price that this one takes the place of; null = a new one. */
export type EditedPrice = { draft: PriceDraft; replaces: string | null; onSaved?: () => void };

/** Sets or replaces a price of the project's own. */
export function PriceDialog({ edited, onClose }: { edited: EditedPrice; onClose: () => void }) {
	const [draft, setDraft] = useState(edited.draft);
	const [faults, setFaults] = useState<Faults>({});
	const saving = useSave(edited, onClose);
	const change = (next: PriceDraft) => {
		setDraft(next);
		// what was complained about is checked again as it is mended
		if (Object.keys(faults).length > 0) setFaults(findFaults(next));
	};
	const submit = () => {
		const found = findFaults(draft);
		setFaults(found);
		if (Object.keys(found).length === 0) saving.save(draft);
	};
	return (
		<Dialog
			wide
			open
			onOpenChange={onClose}
			title={edited.replaces === null ? 'New price' : `Price of ${edited.draft.model}`}
			description="It holds for calls that are settled from now on. Calls that have run can be priced again afterwards."
		>
			<PriceForm
				draft={draft}
				faults={{ ...saving.refusal, ...faults }}
				isSaving={saving.isPending}
				isNew={edited.replaces === null}
				onChange={change}
				onSubmit={submit}
				onCancel={onClose}
			/>
		</Dialog>
	);
}

function useSave({ replaces, onSaved }: EditedPrice, onClose: () => void) {
	const { slug } = useProject();
	const { createOverride, replaceOverride } = usePrices();
	const mutation = replaces === null ? createOverride : replaceOverride;
	const onSuccess = () => {
		toast('Saved. New calls go by it.');
		onSaved?.();
		onClose();
	};
	const save = (draft: PriceDraft) => {
		const override = inputOf(draft);
		if (replaces === null) createOverride.mutate({ project: slug, override }, { onSuccess });
		else replaceOverride.mutate({ project: slug, id: replaces, override }, { onSuccess });
	};
	return { save, isPending: mutation.isPending, refusal: mutation.error === null ? {} : refusalOf(mutation.error) };
}

const shownFields = ['model', 'provider', 'validFrom', 'mapsTo', 'note'];

/** The server's words under the field it names, else at the form's end. */
function refusalOf(error: { message: string }): Faults {
	const { field, words } = refusedField(error);
	return { [field !== null && shownFields.includes(field) ? field : 'form']: words };
}
