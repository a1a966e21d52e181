'use client';

import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import { type Channel, useChannels } from './use-channels.ts';

/** Asks before nobody is told through a channel any more. */
export function RemoveChannelDialog({ channel, onClose }: { channel: Channel; onClose: () => void }) {
	const { slug } = useProject();
	const { remove } = useChannels();
	const onSuccess = () => {
		toast(`Removed ${channel.name}.`);
		onClose();
	};
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={`Remove ${channel.name}?`}
			description={`Nothing is told to ${channel.label} from then on, and what is still on its way is given up. Budgets and objectives that name no other channel then tell nobody. This cannot be taken back.`}
		>
			{remove.error !== null && (
				<p role="alert" className="mb-3 text-bad">
					{errorWords(remove.error)}
				</p>
			)}
			<div className="flex gap-2">
				<Button
					look="danger"
					disabled={remove.isPending}
					onClick={() => remove.mutate({ project: slug, id: channel.id }, { onSuccess })}
				>
					Remove
				</Button>
				<Button onClick={onClose}>Keep it</Button>
			</div>
		</Dialog>
	);
}
