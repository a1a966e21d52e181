'use client';

import { ChevronDown, ChevronRight, Pencil, Send, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { kindWords } from './channel-kinds.ts';
import { DeliveryLog } from './delivery-log.tsx';
import { DeliveryState } from './delivery-state.tsx';
import { TestAnswer } from './test-answer.tsx';
import { TimeAgo } from './time-ago.tsx';
import { useChannelTest } from './use-channel-test.ts';
import type { Channel } from './use-channels.ts';

type ChannelRowProps = {
	channel: Channel;
	isLogOpen: boolean;
	onToggleLog: () => void;
	onEdit: () => void;
	onRemove: () => void;
};

/** One channel, the answer to its test, and its log when that is open. */
export function ChannelRow({ channel, isLogOpen, onToggleLog, onEdit, onRemove }: ChannelRowProps) {
	const test = useChannelTest(channel.id);
	const logId = useId();
	const Chevron = isLogOpen ? ChevronDown : ChevronRight;
	return (
		<li aria-label={channel.name}>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2.5">
				<NameAndTarget channel={channel} />
				<button
					type="button"
					aria-expanded={isLogOpen}
					aria-controls={logId}
					aria-label={`Log of ${channel.name}`}
					onClick={onToggleLog}
					className="inline-flex h-7 items-center gap-1.5 rounded text-sm sm:w-52"
				>
					<Chevron size={14} className="shrink-0 text-text-3" />
					<LastDelivery channel={channel} />
				</button>
				<span className="ml-auto inline-flex gap-1">
					<Button disabled={test.isWaiting} onClick={test.send} aria-label={`Send a test to ${channel.name}`}>
						<Send size={13} /> Test
					</Button>
					<Button look="quiet" square title="Replace" onClick={onEdit} aria-label={`Replace ${channel.name}`}>
						<Pencil size={14} />
					</Button>
					<Button look="quiet" square title="Remove" onClick={onRemove} aria-label={`Remove ${channel.name}`}>
						<Trash2 size={14} />
					</Button>
				</span>
			</div>
			<TestAnswer channel={channel} test={test} />
			{isLogOpen && <DeliveryLog channel={channel} id={logId} />}
		</li>
	);
}

function NameAndTarget({ channel: { kind, name, label, createdBy } }: { channel: Channel }) {
	const { label: kindLabel, icon: Icon } = kindWords[kind];
	return (
		<span className="flex w-full min-w-0 items-center gap-2.5 sm:w-auto sm:flex-1">
			<Icon size={16} className="shrink-0 text-text-3" />
			<span className="min-w-0">
				<span className="block truncate font-medium" title={name}>
					{name}
				</span>
				<Tip text={`${label}, set by ${createdBy}`}>
					<span className="block truncate text-sm text-text-3">
						{kindLabel} · {label}
					</span>
				</Tip>
			</span>
		</span>
	);
}

function LastDelivery({ channel: { lastState, lastAt } }: { channel: Channel }) {
	if (lastState === null || lastAt === null) return <span className="text-text-3">nothing told yet</span>;
	return (
		<>
			<DeliveryState state={lastState} />
			<span className="text-text-3">
				<TimeAgo time={lastAt} />
			</span>
		</>
	);
}
