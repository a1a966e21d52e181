import type { ComparedRow } from '@spanledger/api/compare/compare-traces';
import type { StepFigures } from '@spanledger/api/traces/present-step';
import { Equal, Minus, Pencil, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format-count.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd } from '../../lib/format-usd.ts';
import { SpanTypeIcon } from '../spans/span-type-icon.tsx';
import { DifferenceFigure } from './difference-figure.tsx';
import { countDifference, type Difference, durationDifference, usdDifference } from './figures-differ.ts';
import { changeWords } from './row-words.ts';

const columns = 'grid grid-cols-[minmax(0,1fr)_60px_88px] sm:grid-cols-[minmax(0,1fr)_104px_92px_92px] gap-x-3 px-4';

export function ComparedRowHead() {
	return (
		<div className={`${columns} border-b border-line py-1 text-sm text-text-3`}>
			<span>Step</span>
			<span className="text-right">Time</span>
			<span className="hidden text-right sm:block">Tokens</span>
			<span className="text-right">Cost</span>
		</div>
	);
}

type RowProps = { row: ComparedRow; isSelected: boolean; onSelect: () => void };

/** A step of one or both: what it is and became, and per figure B's with its difference. */
export function ComparedRowView({ row, isSelected, onSelect }: RowProps) {
	const { a, b, depth } = row;
	const step = b ?? a;
	if (step === null) return null;
	const words = changeWords(row);
	return (
		// biome-ignore lint/a11y/useFocusableInteractive: focus stays on the tree, j and k move the selection
		// biome-ignore lint/a11y/useKeyWithClickEvents: j and k select by keyboard
		<div
			role="treeitem"
			aria-level={depth + 1}
			aria-selected={isSelected}
			onClick={onSelect}
			className={`${columns} h-10 cursor-default items-center border-b border-line text-sm ${isSelected ? 'bg-accent-soft' : 'hover:bg-sunken'} ${a === null || b === null ? 'bg-sunken' : ''}`}
		>
			<div className="flex min-w-0 items-center gap-2" style={{ paddingLeft: Math.min(depth, 12) * 14 }}>
				<Mark row={row} />
				<SpanTypeIcon type={step.type} />
				<div className="min-w-0">
					<p className={`truncate leading-4 ${b === null ? 'line-through decoration-text-3' : ''}`}>{step.name}</p>
					{words.length > 0 && <p className="truncate text-xs leading-4 text-info">{words.join(' · ')}</p>}
				</div>
			</div>
			<Pair
				difference={durationDifference(a?.durationMs ?? null, b?.durationMs ?? null)}
				value={formatDuration(step.durationMs)}
			/>
			<div className="hidden sm:block">
				<Pair
					difference={countDifference(tokensOf(a), tokensOf(b))}
					value={tokensOf(step) === null ? '' : formatCount(tokensOf(step))}
				/>
			</div>
			<Pair
				difference={usdDifference(a?.costUsd ?? null, b?.costUsd ?? null)}
				value={step.costUsd === null ? '' : formatUsd(step.costUsd)}
			/>
		</div>
	);
}

function tokensOf(step: StepFigures | null): number | null {
	if (step === null || (step.inputTokens === null && step.outputTokens === null)) return null;
	return (step.inputTokens ?? 0) + (step.outputTokens ?? 0);
}

/** B's figure over its difference to A's. */
function Pair({ value, difference }: { value: ReactNode; difference: Difference }) {
	return (
		<div className="text-right leading-4 whitespace-nowrap tabular-nums">
			<p>{value}</p>
			{difference !== null && difference.sign !== 0 && (
				<p className="text-xs">
					<DifferenceFigure difference={difference} />
				</p>
			)}
		</div>
	);
}

const marks = {
	added: { icon: Plus, label: 'only in B', colour: 'text-good' },
	removed: { icon: Minus, label: 'only in A', colour: 'text-bad' },
	changed: { icon: Pencil, label: 'changed', colour: 'text-info' },
	same: { icon: Equal, label: 'the same', colour: 'text-text-3' },
};

function Mark({ row: { a, b, changes } }: { row: ComparedRow }) {
	const kind = a === null ? 'added' : b === null ? 'removed' : changes.length > 0 ? 'changed' : 'same';
	const { icon: Icon, label, colour } = marks[kind];
	return <Icon size={12} role="img" aria-label={label} className={`shrink-0 ${colour}`} />;
}
