import { formatDuration } from '../../lib/format-duration.ts';

/** A p95 against its target: the bar is the figure, the tick the target; beyond it the bar is red and the words say so. */
export function Bullet({ valueMs, targetMs }: { valueMs: number; targetMs: number | null }) {
	const whole = targetMs === null ? valueMs : Math.max(valueMs, targetMs * 1.25);
	const percent = (ms: number) => `${whole === 0 ? 0 : Math.min(100, (ms / whole) * 100)}%`;
	const isOver = targetMs !== null && valueMs > targetMs;
	return (
		<div
			role="img"
			aria-label={
				targetMs === null
					? `p95 ${formatDuration(valueMs)}, no target`
					: `p95 ${formatDuration(valueMs)}, target ${formatDuration(targetMs)}, ${isOver ? 'over' : 'within'}`
			}
			className="relative h-3 w-full rounded-sm bg-sunken"
		>
			<div
				className="absolute inset-y-0.5 left-0 rounded-sm"
				style={{
					width: percent(valueMs),
					background: isOver ? 'var(--bad)' : targetMs === null ? 'var(--series-other)' : 'var(--series-1)',
				}}
			/>
			{targetMs !== null && (
				<div className="absolute -inset-y-0.5 w-0.5 bg-text" style={{ left: `calc(${percent(targetMs)} - 1px)` }} />
			)}
		</div>
	);
}
