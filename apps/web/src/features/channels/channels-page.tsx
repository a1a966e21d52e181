'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { ChannelDialog } from './channel-dialog.tsx';
import { ChannelList } from './channel-list.tsx';
import { MailOffNote } from './mail-off-note.tsx';
import { RemoveChannelDialog } from './remove-channel-dialog.tsx';
import { type Channel, useChannels } from './use-channels.ts';

/** Where a project tells what happened, with a test for each channel and the log of what was told. */
export function ChannelsPage() {
	const { list } = useChannels();
	const [edited, setEdited] = useState<Channel | 'new' | null>(null);
	const [removing, setRemoving] = useState<Channel | null>(null);
	const { channels = [], mailIsOn = true } = list.data ?? {};
	return (
		<SettingsFrame
			title="Channels"
			lead="Budgets and reports tell what happened through channels: once per event and channel, tried for about a day. Members see a channel’s host or addresses; what leads there is stored sealed."
			actions={
				<Button look="primary" onClick={() => setEdited('new')}>
					<Plus size={14} /> Add channel
				</Button>
			}
		>
			{!mailIsOn && channels.some(({ kind }) => kind === 'email') && <MailOffNote className="mb-4" />}
			<div className="panel overflow-hidden">
				{list.isPending && <SkeletonRows rows={3} height={52} />}
				{list.isError && (
					<ErrorNote title="The channels could not be read" error={list.error} onRetry={() => list.refetch()} />
				)}
				{list.isSuccess && (
					<ChannelList channels={channels} onAdd={() => setEdited('new')} onEdit={setEdited} onRemove={setRemoving} />
				)}
			</div>
			{edited !== null && (
				<ChannelDialog channel={edited === 'new' ? null : edited} mailIsOn={mailIsOn} onClose={() => setEdited(null)} />
			)}
			{removing !== null && <RemoveChannelDialog channel={removing} onClose={() => setRemoving(null)} />}
		</SettingsFrame>
	);
}
