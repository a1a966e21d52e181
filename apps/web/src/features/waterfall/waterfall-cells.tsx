'use client';

import { clockSkew } from '@spanledger/core/traces/clock-skew';
import { CircleAlert, TimerOff, Unlink } from 'lucide-react';
import { memo } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { Tip } from '../../ui/tip.tsx';
import { SpanTypeMark } from '../spans/span-type-sprite.tsx';
import { guidesOf, guidesStyle } from './guides.ts';
import { type Outline, rowAt } from './outline.ts';
import { SpanBar } from './span-bar.tsx';
import { SpanCost } from './span-cost.tsx';
import type { WaterfallContext } from './waterfall-context.ts';

type WaterfallCellsProps = {
	outline: Outline;
	row: number;
	context: WaterfallContext;
	isFolded: boolean;
	onFold: (row: number, folds: boolean) => void;
};

/**
 * What stands in a row: name and guides at the left, the bar, then duration, self time and cost as far as there is room. A row is drawn again
 * for another span with every turn of the wheel: it has few elements, and always the same.
 */
export const WaterfallCells = memo(function WaterfallCells(props: WaterfallCellsProps) {
	const { outline, row, context, isFolded, onFold } = props;
	const span = rowAt(outline, row);
	const { columns } = context;
	const hasRows = span.below > 0 && !context.callsOnly;
	const missing = span.missingParent !== null;
	return (
		<>
			<div className="flex min-w-0 items-center self-stretch">
				<span
					aria-hidden
					className="shrink-0 self-stretch"
					style={guidesStyle(context.callsOnly ? [] : guidesOf(outline, row), !hasRows)}
				/>
				{hasRows && <Fold isFolded={isFolded} onFold={() => onFold(row, !isFolded)} />}
				<SpanTypeMark type={span.type} />
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
				<Faults outline={outline} row={row} missingParent={span.missingParent} isNamed={context.view === 'tree'} />
				{hasRows && isFolded && <span className="ml-1.5 shrink-0 text-text-3">+{span.below}</span>}
			</div>
			<SpanBar outline={outline} row={row} span={span} context={context} />
			<span className="figure text-text-2">{formatDuration(span.durationUs / 1_000)}</span>
			{columns.showsSelf && (
				<span className="figure text-text-3">{span.below === 0 ? '' : formatDuration(span.selfUs / 1_000)}</span>
			)}
			{columns.showsCost && <SpanCost span={span} traceCostUsd={context.traceCostUsd} />}
		</>
	);
});

type FaultsProps = { outline: Outline; row: number; missingParent: string | null; isNamed: boolean };

/** What does not fit together: a parent that is not there, a clock that differs. */
function Faults({ outline, row, missingParent, isNamed }: FaultsProps) {
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

/** Its chevron is drawn by the style (globals.css): one element, turned when the row is unfolded. */
function Fold({ isFolded, onFold }: { isFolded: boolean; onFold: () => void }) {
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={isFolded ? 'Unfold' : 'Fold'}
			onClick={(event) => {
				event.stopPropagation();
				onFold();
			}}
			className={`chevron h-full w-4 shrink-0 text-text-3 hover:text-text ${isFolded ? '' : 'chevron-down'}`}
		/>
	);
}
