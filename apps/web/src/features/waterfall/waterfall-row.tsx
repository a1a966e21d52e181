'use client';

import { clockSkew } from '@spanledger/core/traces/clock-skew';
import { ChevronDown, ChevronRight, CircleAlert, TimerOff, Unlink } from 'lucide-react';
import { memo } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { Tip } from '../../ui/tip.tsx';
import { SpanTypeIcon } from '../spans/span-type-icon.tsx';
import { guidesOf } from './guides.ts';
import { type Outline, rowAt } from './outline.ts';
import { SpanBar } from './span-bar.tsx';
import { SpanCost } from './span-cost.tsx';
import type { WaterfallContext } from './waterfall-context.ts';

type WaterfallRowProps = {
	outline: Outline;
	row: number;
	context: WaterfallContext;
	isFolded: boolean;
	onFold: (row: number, folds: boolean) => void;
};

/** Name and guides at the left, the bar, then duration, self time and cost as far as there is room. */
export const WaterfallRow = memo(function WaterfallRow({ outline, row, context, isFolded, onFold }: WaterfallRowProps) {
	const span = rowAt(outline, row);
	const { columns } = context;
	const hasRows = span.below > 0 && !context.callsOnly;
	const missing = span.missingParent !== null;
	return (
		<div className="grid h-8 items-center gap-x-3 text-sm" style={{ gridTemplateColumns: columns.template }}>
			<div className="flex min-w-0 items-center self-stretch">
				{!context.callsOnly && <Guides guides={guidesOf(outline, row)} isLeaf={!hasRows} />}
				{hasRows ? (
					<Fold isFolded={isFolded} onFold={() => onFold(row, !isFolded)} />
				) : (
					<span className="w-4 shrink-0" />
				)}
				<SpanTypeIcon type={span.type} />
				{span.status === 'error' && (
					<span title={span.errorMessage ?? 'failed without a message'} className="ml-1 shrink-0 text-bad">
						<CircleAlert size={13} role="img" aria-label="error" />
					</span>
				)}
				{context.view === 'tree' && (
					<span
						className={`ml-1.5 truncate ${missing ? 'max-w-[60%] shrink-0' : ''} ${span.type === 'other' ? 'text-text-2' : ''}`}
						title={span.name}
					>
						{span.name}
					</span>
				)}
				<Faults outline={outline} row={row} isNamed={context.view === 'tree'} />
				{hasRows && isFolded && <span className="ml-1.5 shrink-0 text-text-3">+{span.below}</span>}
			</div>
			<SpanBar outline={outline} row={row} span={span} context={context} />
			<span className="figure text-text-2">{formatDuration(span.durationUs / 1_000)}</span>
			{columns.showsSelf && (
				<span className="figure text-text-3">{span.below === 0 ? '' : formatDuration(span.selfUs / 1_000)}</span>
			)}
			{columns.showsCost && <SpanCost span={span} traceCostUsd={context.traceCostUsd} />}
		</div>
	);
});

/** What does not fit together: a parent that is not there, a clock that differs. */
function Faults({ outline, row, isNamed }: { outline: Outline; row: number; isNamed: boolean }) {
	const { missingParent } = rowAt(outline, row);
	const parent = outline.parents[row] ?? -1;
	const skew = parent < 0 ? null : clockSkew(stretchOf(outline, row), stretchOf(outline, parent), 1_000);
	return (
		<>
			{missingParent !== null && (
				<Tip text={`Its parent ${missingParent} has not arrived, or was sampled away.`}>
					<span className="ml-1.5 flex min-w-3 items-center gap-1 text-xs text-warn">
						<Unlink size={12} role="img" aria-label="its parent is missing" className="shrink-0" />
						{isNamed && <span className="truncate">parent {missingParent.slice(0, 6)} missing</span>}
					</span>
				</Tip>
			)}
			{skew !== null && (
				<Tip text={skewWords(skew.kind, skew.by / 1_000)}>
					<TimerOff
						size={12}
						role="img"
						aria-label={skew.kind === 'starts-early' ? 'starts before its parent' : 'ends after its parent'}
						className={`ml-1.5 shrink-0 ${skew.kind === 'starts-early' ? 'text-warn' : 'text-text-3'}`}
					/>
				</Tip>
			)}
		</>
	);
}

function stretchOf({ columns }: Outline, row: number): { start: number; end: number } {
	const start = columns.startUs[row] ?? 0;
	return { start, end: start + (columns.durationUs[row] ?? 0) };
}

function skewWords(kind: 'starts-early' | 'ends-late', ms: number): string {
	if (kind === 'starts-early')
		return `Starts ${formatDuration(ms)} before its parent: the clocks of two machines differ. Bars are drawn as they were sent.`;
	return `Ends ${formatDuration(ms)} after its parent: work that nobody waited for, or clocks that differ.`;
}

/** Lines from parents to children; the last reaches the icon of a leaf, or the chevron of a span that folds. */
function Guides({ guides, isLeaf }: { guides: readonly boolean[]; isLeaf: boolean }) {
	return guides.map((runsOn, level) => {
		const isLast = level === guides.length - 1;
		const line = `${runsOn || isLast ? 'before:top-0' : ''} ${runsOn ? 'before:bottom-0' : 'before:h-1/2'}`;
		const arm = `after:absolute after:top-1/2 after:left-[7px] after:border-t after:border-line-strong ${isLeaf ? 'after:w-[20px]' : 'after:w-[8px]'}`;
		return (
			<span
				// biome-ignore lint/suspicious/noArrayIndexKey: a guide is its level
				key={level}
				aria-hidden
				className={`relative w-4 shrink-0 self-stretch before:absolute before:left-[7px] before:border-l before:border-line-strong ${line} ${isLast ? arm : runsOn ? '' : 'before:hidden'}`}
			/>
		);
	});
}

function Fold({ isFolded, onFold }: { isFolded: boolean; onFold: () => void }) {
	const Icon = isFolded ? ChevronRight : ChevronDown;
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={isFolded ? 'Unfold' : 'Fold'}
			onClick={(event) => {
				event.stopPropagation();
				onFold();
			}}
			className="flex h-full w-4 shrink-0 items-center justify-center text-text-3 hover:text-text"
		>
			<Icon size={12} />
		</button>
	);
}
