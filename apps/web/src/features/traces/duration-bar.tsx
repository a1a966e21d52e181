import { formatDuration } from '../../lib/format-duration.ts';

type DurationBarProps = { durationMs: number; p95Ms: number; isRunning: boolean };

/** A duration beside a bar that is full at the p95 of the traces on the page; beyond it the bar turns amber. */
export function DurationBar({ durationMs, p95Ms, isRunning }: DurationBarProps) {
	const share = p95Ms === 0 ? 0 : Math.min(1, durationMs / p95Ms);
	const isSlow = p95Ms > 0 && durationMs > p95Ms;
	return (
		<span
			className="flex items-center justify-end gap-2"
			title={p95Ms > 0 ? `${(durationMs / p95Ms).toFixed(1)} × the p95 of the traces listed` : undefined}
		>
			<span className="h-1.5 w-18 overflow-hidden rounded-sm bg-sunken">
				<span
					className={`block h-full rounded-sm ${isRunning ? 'unfinished' : ''}`}
					style={{
						width: `${Math.max(2, share * 100)}%`,
						backgroundColor: isSlow ? 'var(--type-llm)' : 'var(--type-workflow)',
					}}
				/>
			</span>
			<span className="w-16">{formatDuration(durationMs)}</span>
		</span>
	);
}
