'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useProject } from '../projects/project-context.tsx';
import type { ApiKey } from './keys-page.tsx';

/** Asks before a key stops working. `apiKey` null = closed. */
export function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey | null; onClose: () => void }) {
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const { slug } = useProject();
	const revoke = useMutation(
		trpc.keys.revoke.mutationOptions({
			onSuccess: () => {
				toast(`Revoked ${apiKey?.name}. It stops working within a minute.`);
				void queryClient.invalidateQueries({ queryKey: trpc.keys.list.queryKey() });
				onClose();
			},
		}),
	);
	return (
		<Dialog
			open={apiKey !== null}
			onOpenChange={onClose}
			title={`Revoke ${apiKey?.name ?? 'the key'}?`}
			description="Applications that send with it are refused from then on. This cannot be taken back; what they have sent stays."
		>
			{revoke.isError && (
				<p role="alert" className="mb-3 text-bad">
					{revoke.error.message}
				</p>
			)}
			<div className="flex gap-2">
				<Button
					look="danger"
					disabled={revoke.isPending}
					onClick={() => apiKey !== null && revoke.mutate({ project: slug, id: apiKey.id })}
				>
					Revoke
				</Button>
				<Button onClick={onClose}>Keep it</Button>
			</div>
		</Dialog>
	);
}
