'use client';

import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { AddToDatasetDialog } from './add-to-dataset-dialog.tsx';

/** Puts the trace that is open into a dataset. */
export function AddToDatasetButton({ traceId }: { traceId: string }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<Tip text="Add to a dataset">
				<Button look="quiet" square aria-label="Add to a dataset" onClick={() => setOpen(true)}>
					<FolderPlus size={14} />
				</Button>
			</Tip>
			{open && <AddToDatasetDialog traceIds={[traceId]} onClose={() => setOpen(false)} />}
		</>
	);
}
