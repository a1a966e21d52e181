'use client';

import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';

type RemoveDialogProps = {
	/** "the price of acme-7b"; null = closed. */
	name: string | null;
	consequence: string;
	removal: { isPending: boolean; error: { message: string } | null };
	onRemove: (input: { project: string }) => void;
	onClose: () => void;
};

/** Asks before a setting goes. */
export function RemoveDialog({ name, consequence, removal, onRemove, onClose }: RemoveDialogProps) {
	const { slug } = useProject();
	return (
		<Dialog open={name !== null} onOpenChange={onClose} title={`Delete ${name ?? ''}?`} description={consequence}>
			{removal.error !== null && (
				<p role="alert" className="mb-3 text-bad">
					{errorWords(removal.error)}
				</p>
			)}
			<div className="flex gap-2">
				<Button look="danger" disabled={removal.isPending} onClick={() => onRemove({ project: slug })}>
					Delete
				</Button>
				<Button onClick={onClose}>Keep it</Button>
			</div>
		</Dialog>
	);
}
