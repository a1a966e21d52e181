import type { SpanSkeleton } from '@spanledger/api/traces/span-shape';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { SpanTypeIcon } from './span-type-icon.tsx';

/** The span's name and figures; its error first. */
export function SpanHeader({ span }: { span: SpanSkeleton }) {
	const model = span.responseModel ?? span.requestModel;
	const usage = span.usage;
	return (
		<div className="shrink-0 space-y-1 px-4 pt-3 pb-2">
			<div className="flex items-center gap-2">
				<SpanTypeIcon type={span.type} size={16} />
				<h2 className="min-w-0 truncate text-lg font-semibold">{span.name}</h2>
				<span className="text-sm text-text-3">{span.type}</span>
			</div>
			<dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm tabular-nums">
				{model !== null && <Fact label={span.provider ?? 'model'}>{model}</Fact>}
				<Fact label="took">{formatDuration(span.durationMs)}</Fact>
				{span.selfTimeMs < span.durationMs && <Fact label="itself">{formatDuration(span.selfTimeMs)}</Fact>}
				{span.timeToFirstTokenMs !== null && <Fact label="first token">{formatDuration(span.timeToFirstTokenMs)}</Fact>}
				{usage !== null && (
					<Fact label={span.usageSource === 'estimated' ? 'tokens, estimated' : 'tokens'}>
						{formatCount(usage.inputTokens)} → {formatCount(usage.outputTokens)}
					</Fact>
				)}
				{span.usageSource === 'missing' && <Fact label="tokens">– not reported</Fact>}
				{(span.costUsd !== null || span.unpricedReason !== null) && <Fact label="cost">{formatUsd(span.costUsd)}</Fact>}
				{span.toolName !== null && <Fact label="tool">{span.toolName}</Fact>}
				{span.promptName !== null && (
					<Fact label="prompt">
						{span.promptVersion === null ? span.promptName : `${span.promptName}@${span.promptVersion}`}
					</Fact>
				)}
				{span.finishReasons.length > 0 && <Fact label="finish">{span.finishReasons.join(', ')}</Fact>}
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

function Fact({ label, children }: { label: string; children: ReactNode }) {
	return (
		<div className="flex gap-1.5">
			<dt className="text-text-3">{label}</dt>
			<dd>{children}</dd>
		</div>
	);
}
