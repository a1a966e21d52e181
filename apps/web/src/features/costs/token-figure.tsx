import type { CostRow } from '@spanledger/api/costs/cost-shape';
import { formatCount, formatCountExact } from '../../lib/format-count.ts';
import { Tip } from '../../ui/tip.tsx';

type Usage = CostRow['usage'];

/** Parts that the emitters tell apart: input includes both cache kinds, output includes reasoning. */
const kinds: readonly { label: string; read: (usage: Usage) => number | null }[] = [
	{ label: 'input', read: ({ inputTokens }) => inputTokens },
	{ label: '· read from the cache', read: ({ cacheReadTokens }) => cacheReadTokens },
	{ label: '· written to the cache', read: ({ cacheWriteTokens }) => cacheWriteTokens },
	{ label: '· audio in', read: ({ audioInputTokens }) => audioInputTokens },
	{ label: 'output', read: ({ outputTokens }) => outputTokens },
	{ label: '· reasoning', read: ({ reasoningTokens }) => reasoningTokens },
	{ label: '· audio out', read: ({ audioOutputTokens }) => audioOutputTokens },
];

/** The same in a line, for those who cannot hover. */
export function TokenKinds({ usage }: { usage: Usage }) {
	return (
		<p className="flex flex-wrap gap-x-4 text-sm text-text-2">
			{kinds
				.filter(({ read }) => (read(usage) ?? 0) > 0)
				.map(({ label, read }) => (
					<span key={label} className="whitespace-nowrap">
						{label.replace('· ', '')} <span className="figure text-text">{formatCountExact(read(usage))}</span>
					</span>
				))}
		</p>
	);
}

/** All tokens; by kind on hover. */
export function TokenFigure({ usage }: { usage: Usage }) {
	const total = usage.totalTokens ?? 0;
	if (total === 0) return <span className="text-text-3">0</span>;
	return (
		<Tip
			text={
				<span className="grid grid-cols-[auto_auto] gap-x-4">
					{kinds
						.filter(({ read }) => (read(usage) ?? 0) > 0)
						.map(({ label, read }) => (
							<span key={label} className="contents">
								<span>{label}</span>
								<span className="figure">{formatCountExact(read(usage))}</span>
							</span>
						))}
				</span>
			}
		>
			<span>{formatCount(total)}</span>
		</Tip>
	);
}
