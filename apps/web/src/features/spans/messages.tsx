'use client';

import type { Message, Part } from '@spanledger/core/conventions/content';
import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Fold } from './fold.tsx';
import { Media } from './media.tsx';

/** Agents resend their whole history: of a long one the last turns are what a reader wants. */
const shownAtOnce = 8;

/** A conversation, one message under the other; the system's folded. */
export function Messages({ messages }: { messages: readonly Message[] }) {
	const [all, setAll] = useState(false);
	const earlier = all ? 0 : Math.max(0, messages.length - shownAtOnce);
	return (
		<div className="space-y-3">
			{messages.slice(0, earlier > 0 && messages[0]?.role === 'system' ? 1 : 0).map((message) => (
				<MessageView key="system" message={message} />
			))}
			{earlier > 0 && (
				<button
					type="button"
					onClick={() => setAll(true)}
					className="w-full rounded border border-dashed border-line-strong py-1 text-sm text-text-2 hover:bg-sunken"
				>
					Show {plural(earlier, 'earlier message')}
				</button>
			)}
			{messages.slice(earlier).map((message, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move
				<MessageView key={earlier + index} message={message} />
			))}
		</div>
	);
}

const roleColours: { [role: string]: string } = {
	user: 'text-good',
	assistant: 'text-accent',
	tool: 'text-warn',
};

function MessageView({ message }: { message: Message }) {
	if (message.role === 'system') {
		const text = message.parts.find((part) => part.kind === 'text');
		return (
			<Fold title="system" note={text?.kind === 'text' ? text.text.slice(0, 120) : ''}>
				<MessageParts parts={message.parts} />
			</Fold>
		);
	}
	return (
		<article className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[64px_minmax(0,1fr)]" data-role={message.role}>
			<h3 className={`pt-px text-sm ${roleColours[message.role] ?? 'text-text-2'}`}>
				{message.role}
				{message.name !== undefined && <span className="block truncate text-text-3">{message.name}</span>}
			</h3>
			<div className="min-w-0">
				<MessageParts parts={message.parts} />
			</div>
		</article>
	);
}

/** The pieces of one message, each in the form it is best read. */
export function MessageParts({ parts }: { parts: readonly Part[] }) {
	return (
		<div className="space-y-2">
			{parts.map((part, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: parts have no id and never move
				<PartView key={index} part={part} />
			))}
		</div>
	);
}

function PartView({ part }: { part: Part }) {
	switch (part.kind) {
		case 'text':
			return <RichText text={part.text} />;
		case 'reasoning':
			return (
				<Fold title="reasoning" note={part.text.slice(0, 120)}>
					<RichText text={part.text} />
				</Fold>
			);
		case 'toolCall':
			return <ToolPart title="calls" name={part.name} id={part.id} value={part.arguments} />;
		case 'toolResult':
			return <ToolPart title="result of" name={part.name ?? 'tool'} id={part.id} value={part.result} />;
		case 'media':
			return <Media part={part} />;
		case 'other':
			return <JsonView value={part.value} />;
	}
}

function ToolPart({ title, name, id, value }: { title: string; name: string; id: string | null; value: unknown }) {
	return (
		<div className="panel border-l-2 border-l-type-tool">
			<p className="flex items-baseline gap-1.5 px-3 pt-1.5 text-sm">
				<span className="text-text-3">{title}</span>
				<span className="font-medium">{name}</span>
				{id !== null && <span className="ml-auto truncate pl-3 font-mono text-xs text-text-3">{id}</span>}
			</p>
			<div className="px-3 pt-0.5 pb-2">
				<JsonView value={value} lines={20} />
			</div>
		</div>
	);
}
