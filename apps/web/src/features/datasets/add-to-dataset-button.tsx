'use client';

import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { AddToDatasetDialog } from './add-to-dataset-dialog.tsx';

type AddToDatasetButtonProps = {
	traceId: string;
	/** Only this span of it. */
	spanId?: string;
};

/** Puts the trace that is open, or one span of it, into a dataset. */
export function AddToDatasetButton({ traceId, spanId }: AddToDatasetButtonProps) {
	const [open, setOpen] = useState(false);
	const words = spanId === undefined ? 'Add to a dataset' : 'Add this span to a dataset';
	return (
		<>
			<Tip text={words}>
				<Button look="quiet" square aria-label={words} onClick={() => setOpen(true)}>
					<FolderPlus size={14} />
				</Button>
			</Tip>
			{open && (
				<AddToDatasetDialog
					traceIds={[traceId]}
					{...(spanId === undefined ? {} : { spanId })}
					onClose={() => setOpen(false)}
				/>
			)}
		</>
	);
}
