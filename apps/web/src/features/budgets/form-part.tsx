import type { ReactNode } from 'react';
import type { BudgetDraft, Faults } from './budget-draft.ts';

/** What every part of the form works on. */
export type DraftPart = { draft: BudgetDraft; faults: Faults; onChange: (draft: BudgetDraft) => void };

/** A titled part of the form. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
	return (
		<fieldset className="min-w-0 space-y-3">
			<legend className="mb-2 font-medium">{title}</legend>
			{children}
		</fieldset>
	);
}

/** The fault of a field as a prop, left out when there is none. */
export const faultOf = (faults: Faults, field: string): { error?: string } =>
	faults[field] === undefined ? {} : { error: faults[field] };
