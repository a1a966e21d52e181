'use client';

import { longestCause, ownCauseKeys } from '@spanledger/core/reviews/own-causes';
import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';

type OwnCausesProps = { causes: readonly string[]; onChange: (causes: string[]) => void };

/** Root causes of the project's own, each with its key on the review page. */
export function OwnCauses({ causes, onChange }: OwnCausesProps) {
	const nextKey = ownCauseKeys[causes.length];
	return (
		<fieldset className="space-y-1">
			<legend className="mb-1 text-sm text-text-2">Root causes of your own, beside the eight</legend>
			{causes.map((cause, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: its place is its key on the keyboard
				<div key={index} className="flex items-center gap-2">
					<Kbd>{ownCauseKeys[index] ?? ''}</Kbd>
					<input
						aria-label={`Cause under key ${ownCauseKeys[index]}`}
						value={cause}
						maxLength={longestCause}
						onChange={(event) => onChange(causes.with(index, event.target.value))}
						className="h-8 min-w-0 flex-1 rounded border border-line-strong bg-surface px-2"
					/>
					<Button
						look="plain"
						aria-label={`Remove ${cause}`}
						onClick={() => onChange(causes.filter((_, at) => at !== index))}
					>
						<X size={14} aria-hidden />
					</Button>
				</div>
			))}
			{nextKey !== undefined && (
				<Button onClick={() => onChange([...causes, ''])}>
					<Plus size={14} aria-hidden /> Add a cause
				</Button>
			)}
			<p className="text-sm text-text-3">Traces that are labelled keep a cause that is taken off the list.</p>
		</fieldset>
	);
}
