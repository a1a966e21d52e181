import { formatCountExact } from '../../lib/format-count.ts';
import { Button } from '../../ui/button.tsx';
import type { Outline } from './outline.ts';

type ReadingNoteProps = { outline: Outline; onNext: () => void };

/** Of a trace that does not come in one answer: how much of it is here, and so what find and map know. */
export function ReadingNote({ outline: { rest, count, head }, onNext }: ReadingNoteProps) {
	if (rest === 'none') return null;
	const of = `${formatCountExact(count)} of ${formatCountExact(Math.max(count, head.spanCount))} spans`;
	return (
		<div
			role="status"
			data-testid="reading-note"
			className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 border-b border-line bg-sunken px-3 text-sm text-text-2"
		>
			{rest === 'coming' && <span>{of} read, the rest is coming…</span>}
			{rest === 'there' && (
				<>
					<span>
						{of} read<span className="max-sm:hidden">: find and the map know these</span>
					</span>
					<Button onClick={onNext}>Read on</Button>
				</>
			)}
			{rest === 'failed' && (
				<>
					<span className="text-warn">{of} read, the others could not be.</span>
					<Button onClick={onNext}>Try again</Button>
				</>
			)}
		</div>
	);
}
