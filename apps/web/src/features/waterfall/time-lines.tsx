import { percentAt, type TimeWindow, ticksIn } from './time-window.ts';

type TimeLinesProps = { window: TimeWindow; targetUs: number | null };

/** Behind the bars: the axis' marks as faint lines, the target of the route as a dashed one. */
export function TimeLines({ window, targetUs }: TimeLinesProps) {
	const target = targetUs === null ? -1 : percentAt(window, targetUs);
	return (
		<div aria-hidden className="waterfall-grid pointer-events-none absolute inset-0">
			<div className="relative col-start-2 overflow-hidden">
				{ticksIn(window, 3).map((tick) => (
					<span
						key={tick}
						className="absolute inset-y-0 border-l border-line opacity-60"
						style={{ left: `${percentAt(window, tick)}%` }}
					/>
				))}
				{target >= 0 && target <= 100 && (
					<span className="absolute inset-y-0 border-l-2 border-dashed border-warn" style={{ left: `${target}%` }} />
				)}
			</div>
		</div>
	);
}
