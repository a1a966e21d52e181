'use client';

import { formatPercent, plural } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import type { LatencyRoute } from './use-latency.ts';

type Parts = NonNullable<LatencyRoute['parts']>;
type PartName = Parts['parts'][number]['part'];

const looks: { readonly [Name in PartName]: { words: string; colour: string } } = {
	before: { words: 'before the call', colour: 'var(--series-3)' },
	'first-token': { words: 'to the first token', colour: 'var(--series-1)' },
	stream: { words: 'streaming', colour: 'var(--series-2)' },
	after: { words: 'after it', colour: 'var(--series-5)' },
};

/** Where the time of a streamed answer went, on average: prompt → first token → stream. */
export function PartBar({ parts }: { parts: LatencyRoute['parts'] }) {
	if (parts === null)
		return (
			<p className="text-text-3">No call of this range says when its first token came, so the time cannot be split.</p>
		);
	return (
		<div data-testid="time-split">
			<div className="flex h-3 w-full overflow-hidden rounded-sm bg-sunken" aria-hidden>
				{parts.parts.map(({ part, share }) => (
					<div key={part} style={{ width: `${share * 100}%`, background: looks[part].colour }} />
				))}
			</div>
			<ul className="mt-2 space-y-1 text-sm">
				{parts.parts.map(({ part, meanMs, share }) => (
					<li key={part} className="flex items-center gap-2">
						<span aria-hidden className="size-2 rounded-[2px]" style={{ background: looks[part].colour }} />
						<span className="flex-1 text-text-2">{looks[part].words}</span>
						<span className="figure">{formatDuration(meanMs)}</span>
						<span className="figure w-14 text-text-3">{formatPercent(share)}</span>
					</li>
				))}
			</ul>
			<p className="mt-1 text-xs text-text-3">Mean of {plural(parts.traces, 'trace')} with a streamed answer.</p>
		</div>
	);
}
