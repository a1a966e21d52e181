'use client';

import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { type AttributeRow, attributeRows, matchesText, resourceKeys } from './attribute-rows.ts';
import { spanKeys } from './span-keys.ts';

/** Everything as it was sent, and which key gave each value. */
export function AttributesTab({ span }: { span: SpanDetail }) {
	const [text, setText] = useState('');
	const rows = useMemo(() => attributeRows(span.attributes, spanKeys(span)), [span]);
	const resource = useMemo(() => attributeRows(span.resource, resourceKeys(spanKeys(span))), [span]);
	return (
		<div className="space-y-4 p-4">
			<label className="flex h-8 items-center gap-2 rounded border border-line-strong bg-surface px-2">
				<Search size={14} className="text-text-3" />
				<input
					value={text}
					onChange={(event) => setText(event.target.value)}
					placeholder="Find a key or a value"
					className="w-full bg-transparent outline-none placeholder:text-text-3"
				/>
			</label>
			<Section title="Span" rows={rows} text={text} truncated={span.truncatedKeys} />
			{span.droppedAttributesCount > 0 && (
				<p className="text-sm text-warn">{span.droppedAttributesCount} more were dropped by the SDK’s own limit.</p>
			)}
			<Section title="Resource" rows={resource} text={text} truncated={[]} />
			<Section title="Origin" rows={originRows(span)} text={text} truncated={[]} />
		</div>
	);
}

function originRows(span: SpanDetail): AttributeRow[] {
	const origin: { [key: string]: unknown } = {
		'span id': span.spanId,
		'parent span id': span.parentSpanId,
		'scope name': span.scope.name,
		'scope version': span.scope.version,
		convention: span.convention ?? 'none recognised',
		operation: span.operation,
	};
	return attributeRows(
		Object.fromEntries(Object.entries(origin).filter(([, value]) => value !== null && value !== '')),
		{},
	);
}

/** Values that need the whole width stand under their key. */
const isLong = ({ value, text }: AttributeRow): boolean =>
	text.length > 120 || (typeof value === 'object' && text.length > 60);

type SectionProps = { title: string; rows: AttributeRow[]; text: string; truncated: string[] };

function Section({ title, rows, text, truncated }: SectionProps) {
	const matching = rows.filter((row) => matchesText(row, text));
	if (matching.length === 0) return null;
	return (
		<section>
			<h3 className="mb-1 text-sm text-text-3">{title}</h3>
			<dl className="panel divide-y divide-line text-sm">
				{matching.map((row) => (
					<div
						key={row.key}
						className={`group relative grid gap-x-3 px-3 py-1.5 pr-10 ${isLong(row) ? '' : 'sm:grid-cols-[minmax(120px,38%)_minmax(0,1fr)]'}`}
					>
						<dt className="min-w-0 font-mono text-xs leading-5 break-words text-text-2">
							{row.key}
							{row.usedAs.length > 0 && (
								<span className="block font-sans text-text-3">gave {row.usedAs.join(', ')}</span>
							)}
							{truncated.includes(row.key) && <span className="block font-sans text-warn">cut at 64 KiB</span>}
						</dt>
						<dd className="min-w-0 break-words">
							<JsonView value={row.value} lines={12} />
						</dd>
						<div className="absolute top-0.5 right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
							<CopyButton quiet text={row.text} label={`Copy ${row.key}`} />
						</div>
					</div>
				))}
			</dl>
		</section>
	);
}
