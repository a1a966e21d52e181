'use client';

import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { isMessages, type SpanContent } from '@spanledger/core/conventions/content';
import type { ReactNode } from 'react';
import { plural } from '../../lib/format-count.ts';
import { Code } from '../../ui/code.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { contentHint } from './content-hints.ts';
import { Documents } from './documents.tsx';
import { Fold } from './fold.tsx';
import { FromKeys } from './from-keys.tsx';
import { MessageParts, Messages } from './messages.tsx';
import { spanKeys } from './span-keys.ts';

/** What went in and what came out: a conversation as one, anything else as JSON or text. */
export function ConversationTab({ span }: { span: SpanDetail }) {
	const { content } = span;
	if (content === null) {
		return <p className="p-4 text-text-2">The content of this span has passed its retention; its figures stay.</p>;
	}
	if (isEmpty(content)) return <NoContent span={span} />;
	const keys = spanKeys(span);
	return (
		<div className="space-y-4 p-4">
			{content.systemInstructions !== null && (
				<Fold title="system" note={firstWords(content.systemInstructions)}>
					<MessageParts parts={content.systemInstructions} />
				</Fold>
			)}
			{content.toolDefinitions.length > 0 && (
				<Fold title={plural(content.toolDefinitions.length, 'tool')} note={namesOf(content.toolDefinitions)}>
					<JsonView value={content.toolDefinitions} />
				</Fold>
			)}
			<Side title="Input" value={content.input} />
			<FromKeys what="Input" keys={keys} fields={['input', 'systemInstructions', 'toolDefinitions']} />
			{content.documents.length > 0 && <Documents documents={content.documents} />}
			{content.documents.length > 0 && <FromKeys what="Documents" keys={keys} fields={['documents']} />}
			<Side title="Output" value={content.output} />
			<FromKeys what="Output" keys={keys} fields={['output']} />
		</div>
	);
}

function isEmpty({ input, output, systemInstructions, documents, toolDefinitions }: SpanContent): boolean {
	return (
		input === null &&
		output === null &&
		systemInstructions === null &&
		documents.length === 0 &&
		toolDefinitions.length === 0
	);
}

const namesOf = (tools: SpanContent['toolDefinitions']): string => tools.map(({ name }) => name).join(', ');

function firstWords(parts: NonNullable<SpanContent['systemInstructions']>): string {
	const text = parts.find((part) => part.kind === 'text');
	return text?.kind === 'text' ? text.text.slice(0, 120) : '';
}

function Side({ title, value }: { title: string; value: SpanContent['input'] }): ReactNode {
	if (value === null) return null;
	if (isMessages(value)) return <Messages messages={value} />;
	return (
		<section>
			<h3 className="mb-1 text-sm text-text-3">{title}</h3>
			<div className="panel px-3 py-2">
				<JsonView value={value} />
			</div>
		</section>
	);
}

/** Says what, then why, then what to do. */
function NoContent({ span }: { span: SpanDetail }) {
	const hint = contentHint(span);
	if (hint === null) {
		return <p className="p-4 text-text-2">The span carried no input or output. Its attributes are all there.</p>;
	}
	return (
		<div className="max-w-[64ch] space-y-2 p-4">
			<p className="font-medium">No prompts stored</p>
			<p className="text-text-2">{hint.why}</p>
			<Code text={hint.code} />
		</div>
	);
}
