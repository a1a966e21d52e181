import type { MetricsReport } from '@spanledger/api/runtime/list-metrics';
import { TriangleAlert } from 'lucide-react';
import { formatCountExact, plural } from '../../lib/format-count.ts';

/** What is not on the charts as it was sent, and why; nothing when all is well. */
export function IntakeNote({ points, series }: Pick<MetricsReport, 'points' | 'series'>) {
	const notes = [
		points.folded > 0 &&
			`${plural(points.folded, 'point')} went into “(other)”: the project has all of its ${formatCountExact(series.limit)} series.`,
		points.dropped > 0 && `${plural(points.dropped, 'point')} of new metrics found no room at all.`,
		points.late > 0 && `${plural(points.late, 'point')} came more than a day late, or from a clock that is ahead.`,
		points.unusable > 0 && `${plural(points.unusable, 'point')} had no value that can be drawn.`,
	].filter((note) => note !== false);
	if (notes.length === 0) return null;
	return (
		<div role="note" className="flex items-start gap-2 rounded-md border border-line-strong px-3 py-2 text-text-2">
			<TriangleAlert size={14} className="mt-0.5 shrink-0 text-warn" />
			<p>{notes.join(' ')}</p>
		</div>
	);
}
