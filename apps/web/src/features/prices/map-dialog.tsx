'use client';

import { useState } from 'react';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { ModelPicker, type PricedModel } from './model-picker.tsx';
import { emptyDraft, inputOf } from './price-draft.ts';
import { describePrice, nameOfModel } from './price-words.ts';
import { usePrices } from './use-prices.ts';
import type { UnpricedRow } from './use-unpriced.ts';

type MapDialogProps = { row: UnpricedRow; onSaved: () => void; onClose: () => void };

/** "Price this model as that one": a deployment's own name for a model that the catalogue knows. */
export function MapDialog({ row: { provider, model }, onSaved, onClose }: MapDialogProps) {
	const { slug } = useProject();
	const { createOverride } = usePrices();
	const [chosen, setChosen] = useState<PricedModel | null>(null);
	const save = (target: PricedModel) => {
		const mapsTo = { provider: target.provider, model: target.model };
		const override = inputOf({ ...emptyDraft, provider, model, mapsTo });
		createOverride.mutate({ project: slug, override }, { onSuccess: onSaved });
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={`Price ${nameOfModel(provider, model)} as…`}
			description="Calls to it are priced at the rates of the model you choose, on each day as they were on that day."
		>
			<ModelPicker chosen={chosen} onChoose={setChosen} />
			{createOverride.isError && (
				<p role="alert" className="mt-3 text-bad">
					{errorWords(createOverride.error)}
				</p>
			)}
			<div className="mt-4 flex items-center gap-2">
				<Button
					look="primary"
					disabled={chosen === null || createOverride.isPending}
					onClick={() => chosen !== null && save(chosen)}
				>
					{chosen === null ? 'Choose a model' : `Price it as ${chosen.model}`}
				</Button>
				<Button onClick={onClose}>Cancel</Button>
			</div>
			{chosen !== null && <p className="mt-2 text-sm text-text-2">{describePrice(chosen)}, per million tokens</p>}
		</Dialog>
	);
}
