'use client';

import { ChevronDown, ChevronRight, CircleAlert, Unlink } from 'lucide-react';
import type { CSSProperties } from 'react';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd, shareOf } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import type { SpanRow as Row } from './span-tree.ts';
import { SpanTypeIcon } from './span-type-icon.tsx';
import { spanTypeColour } from './span-types.ts';
import { barOf } from './waterfall.ts';

/** What every row of one tree shares. */
export type SpanRowContext = {
	extentMs: number;
	traceCostUsd: string | null;
	isRunning: boolean;
	/** The grid of name, bar, duration and, where there is room, cost. */
	template: string;
	showsCost: boolean;
};

/** Deeper levels stay at the last indent that leaves room for a name. */
const deepestIndent = 12;

type SpanRowProps = { row: Row; context: SpanRowContext; onFold: () => void };

/** Name and guides at the left, the bar, then duration and cost. */
export function SpanRow({ row, context, onFold }: SpanRowProps) {
	const { span } = row.node;
	return (
		<div className="grid h-8 items-center gap-x-3 text-sm" style={{ gridTemplateColumns: context.template }}>
			<div className="flex min-w-0 items-center self-stretch">
				<Guides guides={row.guides} isLeaf={row.node.children.length === 0} />
				<Fold row={row} onFold={onFold} />
				<SpanTypeIcon type={span.type} />
				{span.status === 'error' && (
					<CircleAlert size={13} role="img" aria-label="error" className="ml-1 shrink-0 text-bad" />
				)}
				<span className={`ml-1.5 truncate ${span.type === 'other' ? 'text-text-2' : ''}`} title={span.name}>
					{span.name}
				</span>
				{row.node.isOrphan && (
					<Tip text="Its parent span has not arrived.">
						<Unlink size={12} className="ml-1.5 shrink-0 text-warn" />
					</Tip>
				)}
				{row.isFolded && <span className="ml-1.5 shrink-0 text-text-3">+{row.descendants}</span>}
			</div>
			<SpanBar row={row} context={context} />
			<span className="figure text-text-2">{formatDuration(span.durationMs)}</span>
			{context.showsCost && <SpanCost span={span} traceCostUsd={context.traceCostUsd} />}
		</div>
	);
}

/** Lines from parents to children; the last reaches the icon of a leaf, or the chevron of a span that folds. */
function Guides({ guides, isLeaf }: { guides: readonly boolean[]; isLeaf: boolean }) {
	const shown = guides.slice(-deepestIndent);
	return shown.map((runsOn, level) => (
		<span
			// biome-ignore lint/suspicious/noArrayIndexKey: a guide is its level
			key={level}
			aria-hidden
			className={`relative w-4 shrink-0 self-stretch before:absolute before:left-[7px] before:border-l before:border-line-strong ${
				runsOn || level === shown.length - 1 ? 'before:top-0' : ''
			} ${runsOn ? 'before:bottom-0' : 'before:h-1/2'} ${
				level === shown.length - 1
					? `after:absolute after:top-1/2 after:left-[7px] after:border-t after:border-line-strong ${isLeaf ? 'after:w-[20px]' : 'after:w-[8px]'}`
					: runsOn
						? ''
						: 'before:hidden'
			}`}
		/>
	));
}

function Fold({ row, onFold }: { row: Row; onFold: () => void }) {
	if (row.node.children.length === 0) return <span className="w-4 shrink-0" />;
	const Icon = row.isFolded ? ChevronRight : ChevronDown;
	return (
		<button
			type="button"
			tabIndex={-1}
			aria-label={row.isFolded ? 'Unfold' : 'Fold'}
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

function SpanBar({ row, context }: { row: Row; context: SpanRowContext }) {
	const { span } = row.node;
	const bar = barOf(span, context.extentMs);
	const style: CSSProperties = {
		left: `min(${bar.left}%, calc(100% - 3px))`,
		width: `max(3px, ${bar.width}%)`,
		backgroundColor: spanTypeColour(span.type),
		opacity: span.onCriticalPath ? 1 : 0.55,
	};
	return (
		<div className="relative h-full">
			<div
				className={`absolute top-2.5 h-3 rounded-sm ${context.isRunning && row.node.isOrphan ? 'unfinished' : ''}`}
				style={style}
			>
				{bar.firstToken !== null && (
					<span
						title={`first token after ${formatDuration(span.timeToFirstTokenMs)}`}
						className="absolute -top-0.5 -bottom-0.5 w-0.5 bg-text"
						style={{ left: `${bar.firstToken}%` }}
					/>
				)}
			</div>
			{span.onCriticalPath && (
				<div
					title="on the critical path"
					className="absolute top-6 h-0.5 rounded-sm bg-text-2"
					style={{ left: style.left, width: style.width }}
				/>
			)}
		</div>
	);
}

type Costly = Pick<Row['node']['span'], 'costUsd' | 'unpricedReason' | 'usageSource'>;

/** Under one percent of the trace's cost a figure is no news. An unknown cost is a dash, a cost of estimated tokens says so. */
function SpanCost({ span, traceCostUsd }: { span: Costly; traceCostUsd: string | null }) {
	const { costUsd, unpricedReason, usageSource } = span;
	if (costUsd === null && unpricedReason === null) return <span />;
	const isMinor = costUsd !== null && shareOf(costUsd, traceCostUsd) < 0.01;
	const isEstimated = usageSource === 'estimated' && costUsd !== null;
	return (
		<span className={`figure ${isMinor ? 'text-text-3' : ''}`} title={costHint(unpricedReason, isEstimated)}>
			{isEstimated && '≈ '}
			{formatUsd(costUsd)}
		</span>
	);
}

function costHint(unpricedReason: Costly['unpricedReason'], isEstimated: boolean): string | undefined {
	if (unpricedReason !== null) return unpricedReason === 'no-usage' ? 'tokens not reported' : 'no price';
	return isEstimated ? 'of tokens that the library counted by itself' : undefined;
}
