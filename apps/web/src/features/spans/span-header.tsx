import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatTime, formatTimeExact } from '../../lib/format-time.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { useNow } from '../../lib/use-now.ts';
import { AddToDatasetButton } from '../datasets/add-to-dataset-button.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { usageSourceWords } from './cost-words.ts';
import { GivenBy } from './given-by.tsx';
import type { SpanFacts } from './span-facts.ts';
import type { SpanKeys } from './span-keys.ts';
import type { SpanTimes } from './span-times.ts';
import { SpanTypeIcon } from './span-type-icon.tsx';

type SpanHeaderProps = {
	span: SpanFacts;
	/** null while the row of the span has not come. */
	times: SpanTimes | null;
	keys: SpanKeys;
	place: { traceId: string; spanId: string };
};

/** The span's name and figures, each with the key that gave it; its error first. */
export function SpanHeader({ span, times, keys, place }: SpanHeaderProps) {
	const model = span.responseModel ?? span.requestModel;
	const modelField = span.responseModel === null ? 'requestModel' : 'responseModel';
	return (
		<div className="shrink-0 space-y-1 px-4 pt-3 pb-2">
			<div className="flex items-center gap-2">
				<SpanTypeIcon type={span.type} size={16} />
				<h2 className="min-w-0 truncate text-lg font-semibold">{span.name}</h2>
				<span className="text-sm text-text-3">
					<GivenBy keys={keys} fields={['type']}>
						{span.type}
					</GivenBy>
				</span>
				{span.type === 'llm' && (
					<span className="ml-auto">
						<AddToDatasetButton {...place} />
					</span>
				)}
			</div>
			<dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm tabular-nums">
				{model !== null && (
					<Fact label={span.provider ?? 'model'} keys={keys} fields={[modelField, 'provider']}>
						{model}
					</Fact>
				)}
				<Fact label="took">{formatDuration(span.durationMs)}</Fact>
				<Fact label="itself">{formatDuration(span.selfTimeMs)}</Fact>
				{times !== null && <Times {...times} />}
				{span.timeToFirstTokenMs !== null && (
					<Fact label="first token" keys={keys} fields={['timeToFirstTokenMs']}>
						{formatDuration(span.timeToFirstTokenMs)}
					</Fact>
				)}
				<Tokens span={span} keys={keys} />
				{span.costUsd !== null && <Fact label="cost">{formatUsd(span.costUsd)}</Fact>}
				{span.toolName !== null && (
					<Fact label="tool" keys={keys} fields={['toolName']}>
						{span.toolName}
					</Fact>
				)}
				{(span.promptName ?? span.promptVersion) !== null && (
					<Fact label="prompt" keys={keys} fields={['promptName', 'promptVersion']}>
						{[span.promptName, span.promptVersion].filter((part) => part !== null).join('@')}
					</Fact>
				)}
				{span.finishReasons.length > 0 && (
					<Fact label="finish" keys={keys} fields={['finishReasons']}>
						{span.finishReasons.join(', ')}
					</Fact>
				)}
			</dl>
			{span.status === 'error' && (
				<p className="flex items-start gap-2 rounded bg-bad-soft px-2 py-1 break-words">
					<CircleAlert size={14} className="mt-0.5 shrink-0 text-bad" />
					{span.statusMessage ?? 'Ended in an error without a message. Its Events may say more.'}
				</p>
			)}
		</div>
	);
}

/** When it started, and what of the wait was its own. */
function Times({ offsetMs, startTime, criticalMs, criticalShare }: SpanTimes) {
	const { zone } = useTimeRange();
	const now = useNow();
	return (
		<>
			<Fact label="started" note={formatTimeExact(startTime, zone)}>
				+{formatDuration(offsetMs)}, {formatTime(startTime, zone, now)}
			</Fact>
			<Fact
				label="critical path"
				note="What of the longest chain of steps is this one’s own: were it faster, so were the trace"
			>
				{criticalMs === 0 ? 'not on it' : formatDuration(criticalMs)}
				{criticalMs > 0 && criticalShare !== null && ` (${formatPercent(criticalShare)})`}
			</Fact>
		</>
	);
}

/** Input → output, and in words when they are not what a provider reported. */
function Tokens({ span: { usage, usageSource }, keys }: { span: SpanFacts; keys: SpanKeys }) {
	if (usageSource === 'missing') {
		return (
			<Fact label="tokens" note={usageSourceWords.missing}>
				unknown
			</Fact>
		);
	}
	if (usage === null) return null;
	return (
		<Fact
			label={usageSource === 'estimated' ? 'tokens, estimated' : 'tokens'}
			keys={keys}
			fields={['inputTokens', 'outputTokens']}
			{...(usageSource === null ? {} : { note: usageSourceWords[usageSource] })}
		>
			{formatCount(usage.inputTokens)} → {formatCount(usage.outputTokens)}
		</Fact>
	);
}

type FactProps = { label: string; keys?: SpanKeys; fields?: readonly string[]; note?: string; children: ReactNode };

function Fact({ label, keys = {}, fields = [], note, children }: FactProps) {
	return (
		<div className="flex gap-1.5">
			<dt className="text-text-3">{label}</dt>
			<dd>
				<GivenBy keys={keys} fields={fields} {...(note === undefined ? {} : { note })}>
					{children}
				</GivenBy>
			</dd>
		</div>
	);
}
