'use client';

import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { DroppedLogs } from '../logs/dropped-logs.tsx';
import { useProject } from '../projects/project-context.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { KeyTable } from './key-table.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';

export type ApiKey = RouterOutputs['keys']['list'][number];

/** The keys applications send and read with. */
export function KeysPage() {
	const { slug, name } = useProject();
	const keys = useQuery(useTrpc().keys.list.queryOptions({ project: slug }));
	const [isCreating, setCreating] = useState(false);
	const [revoking, setRevoking] = useState<ApiKey | null>(null);
	return (
		<SettingsFrame
			title="API keys"
			lead={`Applications send spans to ${name} with a key that may ingest. Only a hash of each key is stored, so it is shown once, when it is made.`}
			actions={
				<Button look="primary" onClick={() => setCreating(true)}>
					<Plus size={14} /> New key
				</Button>
			}
		>
			<div className="panel overflow-x-auto">
				{keys.isPending && <SkeletonRows rows={3} height={44} />}
				{keys.isError && (
					<ErrorNote title="The keys could not be read" error={keys.error} onRetry={() => keys.refetch()} />
				)}
				{keys.isSuccess && <KeyTable keys={keys.data} onRevoke={setRevoking} />}
			</div>
			<DroppedLogs className="mt-4" />
			<CreateKeyDialog open={isCreating} onClose={() => setCreating(false)} />
			<RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />
		</SettingsFrame>
	);
}
