'use client';

import { decimalInput } from '@spanledger/core/prices/project-prices';
import { useState } from 'react';
import { refusedField } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';
import type { Discount } from './discounts.tsx';
import type { Faults } from './find-faults.ts';
import { ProviderField } from './provider-field.tsx';
import { faultOf, RateField } from './rate-field.tsx';
import { usePrices } from './use-prices.ts';

type Draft = { provider: string; percent: string; validFrom: string };

function findFaults({ provider, percent }: Draft): Faults {
	const faults: Faults = {};
	if (provider.trim() === '') faults.provider = 'Say whose discount it is.';
	if (!decimalInput.safeParse(percent.trim()).success || Number(percent) > 100)
		faults.percent = 'A percentage from 0 to 100, such as 12.5.';
	return faults;
}

/** Makes or replaces a discount; `discount` null = a new one. */
export function DiscountDialog({ discount, onClose }: { discount: Discount | null; onClose: () => void }) {
	const { slug } = useProject();
	const { createDiscount, replaceDiscount } = usePrices();
	const [draft, setDraft] = useState<Draft>({
		provider: discount?.provider ?? '',
		percent: discount?.percent ?? '',
		validFrom: discount?.validFrom ?? '',
	});
	const [faults, setFaults] = useState<Faults>({});
	const mutation = discount === null ? createDiscount : replaceDiscount;
	const refused = mutation.error === null ? null : refusedField(mutation.error);
	const save = () => {
		const found = findFaults(draft);
		setFaults(found);
		if (Object.keys(found).length > 0) return;
		const validFrom = draft.validFrom === '' ? null : draft.validFrom;
		const input = { provider: draft.provider.trim(), percent: draft.percent.trim(), validFrom };
		const onSuccess = onClose;
		if (discount === null) createDiscount.mutate({ project: slug, discount: input }, { onSuccess });
		else replaceDiscount.mutate({ project: slug, id: discount.id, discount: input }, { onSuccess });
	};
	return (
		<Dialog open onOpenChange={onClose} title={discount === null ? 'New discount' : `Discount of ${discount.provider}`}>
			<form
				noValidate
				className="space-y-4"
				onSubmit={(event) => {
					event.preventDefault();
					save();
				}}
			>
				<ProviderField
					value={draft.provider}
					onChange={(provider) => setDraft({ ...draft, provider })}
					{...faultOf(faults, 'provider')}
				/>
				<RateField
					label="Percent off"
					placeholder="12.5"
					value={draft.percent}
					onChange={(percent) => setDraft({ ...draft, percent })}
					{...faultOf(faults, 'percent')}
				/>
				<Field
					label="Valid from"
					type="date"
					hint="The first day, in UTC. Empty: since ever."
					value={draft.validFrom}
					onChange={(event) => setDraft({ ...draft, validFrom: event.target.value })}
				/>
				{refused !== null && (
					<p role="alert" className="text-bad">
						{refused.words}
					</p>
				)}
				<div className="flex gap-2">
					<Button type="submit" look="primary" disabled={mutation.isPending}>
						{discount === null ? 'Set the discount' : 'Replace the discount'}
					</Button>
					<Button onClick={onClose}>Cancel</Button>
				</div>
			</form>
		</Dialog>
	);
}
