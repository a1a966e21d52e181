'use client';

import { BellRing } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { ChannelRow } from './channel-row.tsx';
import type { Channel } from './use-channels.ts';
import { useOpenLog } from './use-open-log.ts';

type ChannelListProps = {
	channels: readonly Channel[];
	onAdd: () => void;
	onEdit: (channel: Channel) => void;
	onRemove: (channel: Channel) => void;
};

export function ChannelList({ channels, onAdd, onEdit, onRemove }: ChannelListProps) {
	const { openId, toggle } = useOpenLog();
	if (channels.length === 0) {
		return (
			<div className="flex flex-col items-start gap-3 p-6">
				<BellRing size={20} className="text-text-3" />
				<p className="max-w-[64ch] text-text-2">
					No channels yet, so nobody is told anything: a budget that is spent shows it on its page only. Add Slack, a
					webhook or e-mail, and send a test through it.
				</p>
				<Button onClick={onAdd}>Add the first one</Button>
			</div>
		);
	}
	return (
		<ul className="divide-y divide-line" data-testid="channels">
			{channels.map((channel) => (
				<ChannelRow
					key={channel.id}
					channel={channel}
					isLogOpen={openId === channel.id}
					onToggleLog={() => toggle(channel.id)}
					onEdit={() => onEdit(channel)}
					onRemove={() => onRemove(channel)}
				/>
			))}
		</ul>
	);
}
