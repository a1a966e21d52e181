import type { StepFigures } from '@spanledger/api/traces/present-step';
import type { Message } from '@spanledger/core/conventions/content';
import type { TranscriptEntry } from '@spanledger/core/transcript/transcript';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { plural } from '../../lib/format-count.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { RichText } from '../../ui/rich-text.tsx';
import { Documents } from '../spans/documents.tsx';
import { Fold } from '../spans/fold.tsx';
import { MessageParts } from '../spans/messages.tsx';
import { SpanTypeIcon } from '../spans/span-type-icon.tsx';
import { firstWords, roleColour } from './role-words.ts';
import { StepLine } from './step-line.tsx';

type EntryProps = { entry: TranscriptEntry; step: StepFigures | undefined; isSelected: boolean };

/** One thing that was said or done; agents within agents are indented. */
export function TranscriptEntryView({ entry, step, isSelected }: EntryProps) {
	return (
		<li
			data-span={entry.spanId}
			data-kind={entry.kind}
			aria-current={isSelected ? 'step' : undefined}
			className={`rounded px-2 py-1 [content-visibility:auto] [contain-intrinsic-size:auto_80px] ${isSelected ? 'bg-accent-soft' : ''}`}
			style={{ marginLeft: `${Math.min(entry.depth, 8) * 16}px` }}
		>
			<div className={entry.depth > 0 ? 'border-l-2 border-line pl-3' : ''}>
				<EntryBody entry={entry} step={step} />
			</div>
		</li>
	);
}

function EntryBody({ entry, step }: Omit<EntryProps, 'isSelected'>) {
	const line = <StepLine spanId={entry.spanId} step={step} />;
	switch (entry.kind) {
		case 'label':
			return (
				<Row who={<SpanTypeIcon type={entry.type} />} line={line}>
					<span className="font-medium">{entry.name}</span> <span className="text-sm text-text-3">{entry.type}</span>
				</Row>
			);
		case 'asked':
			return <Asked {...entry} />;
		case 'answered':
			return (
				<div className="space-y-2">
					{entry.messages.map((message, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move
						<Said key={index} message={message} line={index === 0 ? line : null} />
					))}
					{entry.messages.length === 0 && <NoAnswer step={step} line={line} />}
					{entry.messages.length > 0 && <Failure step={step} />}
				</div>
			);
		case 'tool':
			return (
				<Row who={<SpanTypeIcon type="tool" />} line={line}>
					<ToolRun {...entry} step={step} />
				</Row>
			);
		case 'documents':
			return (
				<Row who={<SpanTypeIcon type={step?.type ?? 'retrieval'} />} line={line}>
					<Fold
						title={plural(entry.documents.length, 'document')}
						note={entry.query === null ? '' : `for “${entry.query}”`}
					>
						<Documents documents={entry.documents} />
					</Fold>
				</Row>
			);
		case 'silent':
			return (
				<Row who={<span className="text-text-3">call</span>} line={line}>
					<span className="text-text-3">{step?.name}: its words were not kept</span>
					<Failure step={step} />
				</Row>
			);
	}
}

function NoAnswer({ step, line }: { step: StepFigures | undefined; line: ReactNode }) {
	return (
		<Row who={<span className="text-text-3">no answer</span>} line={line}>
			{step?.status === 'error' ? <Failure step={step} /> : <span className="text-text-3">None was kept.</span>}
		</Row>
	);
}

function Asked({ messages, resent }: { messages: Message[]; resent: number }) {
	return (
		<div className="space-y-2">
			{resent > 0 && (
				<p className="text-sm text-text-3 sm:pl-[84px]">
					{messages.length === 0 ? 'asked with' : 'after'} {plural(resent, 'message')} from above
				</p>
			)}
			{messages.map((message, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move
				<Said key={index} message={message} line={null} />
			))}
		</div>
	);
}

function Said({ message, line }: { message: Message; line: ReactNode }) {
	const who = (
		<span className={roleColour(message.role)}>
			{message.role}
			{message.name !== undefined && <span className="block truncate text-text-3">{message.name}</span>}
		</span>
	);
	return (
		<Row who={who} line={line}>
			{message.role === 'system' ? (
				<Fold title="instructions" note={firstWords(message.parts)}>
					<MessageParts parts={message.parts} />
				</Fold>
			) : (
				<MessageParts parts={message.parts} />
			)}
		</Row>
	);
}

/** Who at the left, the words, and the step's figures above them at the right. */
function Row({ who, line, children }: { who: ReactNode; line: ReactNode; children: ReactNode }) {
	return (
		<div className="grid gap-x-3 sm:grid-cols-[72px_minmax(0,1fr)]">
			<div className="pt-px text-sm">{who}</div>
			<div className="min-w-0">
				{line}
				{children}
			</div>
		</div>
	);
}

type ToolRunProps = Omit<Extract<TranscriptEntry, { kind: 'tool' }>, 'spanId' | 'depth'> & Pick<EntryProps, 'step'>;

function ToolRun({ name, arguments: given, result, step }: ToolRunProps) {
	return (
		<div className="panel border-l-2 border-l-type-tool px-3 py-1.5">
			<p className="font-medium">{name}</p>
			{given !== null && <JsonView value={given} lines={12} />}
			<p className="mt-1 text-sm text-text-3">{result === null ? 'gave nothing that was kept' : 'gave'}</p>
			{result !== null &&
				(typeof result === 'string' ? <RichText text={result} /> : <JsonView value={result} lines={20} />)}
			<Failure step={step} />
		</div>
	);
}

function Failure({ step }: { step: StepFigures | undefined }) {
	if (step?.status !== 'error') return null;
	return (
		<p className="mt-1 flex items-start gap-2 rounded bg-bad-soft px-2 py-1 break-words">
			<CircleAlert size={14} className="mt-0.5 shrink-0 text-bad" />
			{step.statusMessage ?? 'Ended in an error without a message.'}
		</p>
	);
}
