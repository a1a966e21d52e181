'use client';

import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTimeExact } from '../../lib/format-time.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';

/** What happened inside the span, and what it is linked to. */
export function EventsTab({ span }: { span: SpanDetail }) {
	if (span.events.length === 0 && span.links.length === 0) {
		return <p className="p-4 text-text-2">The span has no events and no links.</p>;
	}
	return (
		<div className="space-y-3 p-4">
			{span.events.map((event, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: events have no id and never move
				<EventCard key={index} event={event} spanStart={span.startTime} />
			))}
			{span.links.length > 0 && <Links links={span.links} />}
		</div>
	);
}

type SpanEvent = SpanDetail['events'][number];

function EventCard({ event, spanStart }: { event: SpanEvent; spanStart: string }) {
	const { zone } = useTimeRange();
	const after = Date.parse(event.time) - Date.parse(spanStart);
	const isException = event.name === 'exception' || 'exception.type' in event.attributes;
	return (
		<article className={`panel overflow-hidden ${isException ? 'border-l-2 border-l-bad' : ''}`}>
			<header className="flex items-center gap-2 px-3 py-1.5">
				{isException && <CircleAlert size={14} className="shrink-0 text-bad" />}
				<h3 className="min-w-0 truncate font-medium">
					{isException ? String(event.attributes['exception.type'] ?? 'exception') : event.name}
				</h3>
				<time
					dateTime={event.time}
					title={formatTimeExact(event.time, zone)}
					className="ml-auto shrink-0 text-sm text-text-3 tabular-nums"
				>
					after {formatDuration(Math.max(0, after))}
				</time>
			</header>
			{isException ? <Exception attributes={event.attributes} /> : <EventAttributes attributes={event.attributes} />}
		</article>
	);
}

const exceptionKeys = ['exception.type', 'exception.message', 'exception.stacktrace'];

function Exception({ attributes }: { attributes: SpanEvent['attributes'] }) {
	const message = attributes['exception.message'];
	const stack = attributes['exception.stacktrace'];
	const rest = Object.fromEntries(Object.entries(attributes).filter(([key]) => !exceptionKeys.includes(key)));
	return (
		<>
			{message !== undefined && <p className="px-3 pb-2 break-words">{String(message)}</p>}
			{stack !== undefined && (
				<pre className="max-h-80 overflow-auto border-t border-line bg-sunken px-3 py-2 font-mono text-xs leading-5">
					{String(stack)}
				</pre>
			)}
			<EventAttributes attributes={rest} />
		</>
	);
}

function EventAttributes({ attributes }: { attributes: SpanEvent['attributes'] }) {
	if (Object.keys(attributes).length === 0) return null;
	return (
		<div className="border-t border-line px-3 py-2">
			<JsonView value={attributes} />
		</div>
	);
}

function Links({ links }: { links: SpanDetail['links'] }) {
	const { slug } = useProject();
	return (
		<section>
			<h3 className="mb-1 text-sm text-text-3">Linked spans</h3>
			<ul className="panel divide-y divide-line">
				{links.map((link) => (
					<li key={link.traceId + link.spanId} className="px-3 py-1.5 text-sm">
						<Link
							href={`/${slug}/traces/${link.traceId}?span=${link.spanId}`}
							className="font-mono text-accent underline underline-offset-2"
						>
							{link.traceId.slice(0, 8)} › {link.spanId.slice(0, 8)}
						</Link>
						{Object.keys(link.attributes).length > 0 && <JsonView value={link.attributes} />}
					</li>
				))}
			</ul>
		</section>
	);
}
