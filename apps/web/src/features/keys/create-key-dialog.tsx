'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CreateKeyForm } from './create-key-form.tsx';

type CreateKeyDialogProps = {
	open: boolean;
	/** For a key that pages carry: it can only add scores. */
	forPages?: boolean;
	onCreated?: (key: string) => void;
	onClose: () => void;
};

/** Names a key and says what it may do; then shows it, once. */
export function CreateKeyDialog({ open, forPages = false, onCreated, onClose }: CreateKeyDialogProps) {
	const [created, setCreated] = useState<string | null>(null);
	const close = () => {
		onClose();
		setCreated(null);
	};
	if (created !== null) {
		return (
			<Dialog
				open={open}
				onOpenChange={close}
				title="Copy the key now"
				description="Only its hash is stored. Once this is closed nobody can show it again."
			>
				<div className="flex items-center gap-2">
					<code
						data-testid="new-key"
						className="min-w-0 flex-1 rounded border border-line bg-sunken px-2 py-1.5 font-mono text-sm break-all"
					>
						{created}
					</code>
					<CopyButton text={created} label="Copy" />
				</div>
				<Button className="mt-4" onClick={close}>
					Done
				</Button>
			</Dialog>
		);
	}
	return (
		<Dialog open={open} onOpenChange={close} title={forPages ? 'New key for pages' : 'New API key'}>
			<CreateKeyForm
				forPages={forPages}
				onCreated={(key) => {
					setCreated(key);
					onCreated?.(key);
				}}
			/>
		</Dialog>
	);
}
