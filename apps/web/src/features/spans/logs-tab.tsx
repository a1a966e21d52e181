'use client';

import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { CircleAlert, MessageSquareText, TriangleAlert } from 'lucide-react';
import { formatTimeExact } from '../../lib/format-time.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { offsetWords, severityLevel } from './log-words.ts';

type SpanLog = SpanDetail['logs'][number];

/** The log records of the span, in the order they were written. */
export function LogsTab({ span }: { span: SpanDetail }) {
	if (span.logs.length === 0) {
		return (
			<p className="max-w-[64ch] p-4 text-text-2">
				The span has no log records. Records that carry its trace and span id stand here: log while the span is active,
				through OpenTelemetry’s logging bridge.
			</p>
		);
	}
	return (
		<div className="space-y-3 p-4">
			<ol className="panel divide-y divide-line overflow-hidden">
				{span.logs.map((log, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: records have no id and never move
					<LogRow key={index} log={log} spanStart={span.startTime} />
				))}
			</ol>
			{span.hasMoreLogs && (
				<p className="text-sm text-text-3">These are the first {span.logs.length}; there are more.</p>
			)}
		</div>
	);
}

function LogRow({ log, spanStart }: { log: SpanLog; spanStart: string }) {
	const { zone } = useTimeRange();
	const hasAttributes = Object.keys(log.attributes).length > 0;
	return (
		<li className={`px-3 py-2 ${edges[severityLevel(log.severity)]}`}>
			<header className="flex items-center gap-2 text-sm">
				<Severity severity={log.severity} />
				{log.eventName !== null && <h3 className="min-w-0 truncate font-mono text-xs">{log.eventName}</h3>}
				{log.use === 'content' && (
					<span className="flex shrink-0 items-center gap-1 text-xs text-text-3" title="Shown in the conversation">
						<MessageSquareText size={12} /> conversation
					</span>
				)}
				<time
					dateTime={log.time}
					title={formatTimeExact(log.time, zone)}
					className="ml-auto shrink-0 text-xs text-text-3 tabular-nums"
				>
					{offsetWords(log.time, spanStart)}
				</time>
			</header>
			{log.body !== null && (
				<div className="mt-1">
					<JsonView value={log.body} lines={12} />
				</div>
			)}
			{hasAttributes && (
				<details className="mt-1 text-sm" open={log.body === null}>
					<summary className="cursor-pointer text-text-3">
						{Object.keys(log.attributes).length === 1
							? '1 attribute'
							: `${Object.keys(log.attributes).length} attributes`}
					</summary>
					<JsonView value={log.attributes} lines={12} />
				</details>
			)}
		</li>
	);
}

const edges = { bad: 'border-l-2 border-l-bad', warn: 'border-l-2 border-l-warn', plain: '' } as const;

function Severity({ severity }: { severity: string | null }) {
	const level = severityLevel(severity);
	if (severity === null) return null;
	return (
		<span className={`flex shrink-0 items-center gap-1 text-xs font-medium ${colours[level]}`}>
			{level === 'bad' && <CircleAlert size={12} />}
			{level === 'warn' && <TriangleAlert size={12} />}
			{severity.toUpperCase()}
		</span>
	);
}

const colours = { bad: 'text-bad', warn: 'text-warn', plain: 'text-text-3' } as const;
