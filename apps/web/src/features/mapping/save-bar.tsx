'use client';

import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';

/** At the foot of the window while something is not saved yet: keys are taken up all over the page. */
export function SaveBar({ mapping }: { mapping: MappingDraft }) {
	if (!mapping.isDirty) return null;
	return (
		<div className="sticky bottom-16 z-10 mt-4 flex flex-wrap items-center gap-2 rounded-md border border-line-strong bg-raised px-4 py-3 shadow-md sm:bottom-3">
			<Button look="primary" disabled={mapping.isSaving} onClick={mapping.save}>
				Save the keys
			</Button>
			<Button onClick={mapping.discard}>Discard</Button>
			<p className="text-sm text-text-2">Not saved yet. Stored spans keep their values until they are read again.</p>
			{mapping.saveError !== null && (
				<p role="alert" className="basis-full text-bad">
					{errorWords(mapping.saveError)}
				</p>
			)}
		</div>
	);
}
