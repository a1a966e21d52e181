'use client';

import { Plus, X } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { dimensionNames } from './budget-words.ts';
import { type DraftPart, FormPart, faultOf } from './form-part.tsx';

/** Groups with a limit of their own, or with none. */
export function ExceptionFields({ draft, faults, onChange }: DraftPart) {
	if (draft.groupBy === 'none') return null;
	const { one, many } = dimensionNames[draft.groupBy];
	const set = (exceptions: typeof draft.exceptions) => onChange({ ...draft, exceptions });
	const change = (at: number, part: Partial<(typeof draft.exceptions)[number]>) =>
		set(draft.exceptions.map((exception, index) => (index === at ? { ...exception, ...part } : exception)));
	return (
		<FormPart title="Exceptions">
			<p className="text-sm text-text-3">
				{draft.exceptions.length === 0 ? `All ${many} have the same limit.` : 'An empty limit means none at all.'}
			</p>
			{draft.exceptions.map((exception, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands in its place, and its key is being typed
				<div key={index} className="flex items-start gap-2">
					<div className="min-w-0 flex-1">
						<Field
							label={index === 0 ? (one[0]?.toUpperCase() ?? '') + one.slice(1) : ''}
							aria-label={`${one} ${index + 1}`}
							value={exception.key}
							placeholder="(unattributed)"
							onChange={(event) => change(index, { key: event.target.value })}
							{...faultOf(faults, `exceptions.${index}.key`)}
						/>
					</div>
					<div className="w-40">
						<Field
							label={index === 0 ? 'Limit' : ''}
							aria-label={`Limit of ${one} ${index + 1}`}
							value={exception.limit}
							inputMode="decimal"
							placeholder="no limit"
							onChange={(event) => change(index, { limit: event.target.value })}
							{...faultOf(faults, `exceptions.${index}.limit`)}
						/>
					</div>
					<Button
						look="quiet"
						square
						aria-label={`Remove the exception ${exception.key}`}
						className={index === 0 ? 'mt-6' : 'mt-1.5'}
						onClick={() => set(draft.exceptions.filter((_, other) => other !== index))}
					>
						<X size={14} />
					</Button>
				</div>
			))}
			<Button onClick={() => set([...draft.exceptions, { key: '', limit: '' }])}>
				<Plus size={14} /> Add an exception
			</Button>
		</FormPart>
	);
}
