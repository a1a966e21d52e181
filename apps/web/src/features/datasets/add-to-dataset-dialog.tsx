'use client';

import { plural } from '../../lib/format-count.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { AddMany } from './add-many.tsx';
import { AddOne } from './add-one.tsx';

type AddToDatasetDialogProps = {
	/** At most 200. Of one its question and answer are shown, and what should have been answered can be typed. */
	traceIds: readonly string[];
	/** One span of the one trace, instead of the whole. */
	spanId?: string;
	onClose: () => void;
	/** They went in, or stood there already. */
	onAdded?: () => void;
};

/** Puts traces into a dataset; mount it to open it. */
export function AddToDatasetDialog({ traceIds, spanId, onClose, onAdded }: AddToDatasetDialogProps) {
	const [only] = traceIds;
	const one = traceIds.length === 1 ? only : undefined;
	const done = () => {
		onAdded?.();
		onClose();
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			wide={one !== undefined}
			title={one === undefined ? `Add ${plural(traceIds.length, 'trace')} to a dataset` : 'Add to a dataset'}
			description="What was asked, what was answered and the documents become a test case. What stands there already is not added twice."
		>
			{one === undefined ? (
				<AddMany traceIds={traceIds} onAdded={done} />
			) : (
				<AddOne traceId={one} {...(spanId === undefined ? {} : { spanId })} onAdded={done} />
			)}
		</Dialog>
	);
}
