import { formatDuration } from '../../lib/format-duration.ts';
import type { SpanRowContext } from './span-row.tsx';
import { ticks } from './waterfall.ts';

/** The head of the tree: round times above the bars. */
export function TimeAxis({ context: { extentMs, template, showsCost } }: { context: SpanRowContext }) {
	return (
		<div
			aria-hidden
			className="grid h-7 shrink-0 items-center gap-x-3 overflow-hidden border-b border-line px-3 text-xs text-text-3 [scrollbar-gutter:stable]"
			style={{ gridTemplateColumns: template }}
		>
			<span>Span</span>
			<div className="relative h-full">
				{ticks(extentMs, 3).map((tick) => (
					<span
						key={tick}
						className="absolute top-0 flex h-full items-center border-l border-line pl-1 whitespace-nowrap"
						style={{ left: `${extentMs === 0 ? 0 : (tick / extentMs) * 100}%` }}
					>
						{tick / extentMs > 0.85 ? '' : formatDuration(tick)}
					</span>
				))}
			</div>
			<span />
			{showsCost && <span className="text-right">Cost</span>}
		</div>
	);
}
