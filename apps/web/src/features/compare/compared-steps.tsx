'use client';

import type { Comparison } from '@spanledger/api/compare/compare-traces';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { comparedKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Split } from '../../ui/split.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ComparedRowHead, ComparedRowView } from './compared-row.tsx';
import { ComparedTexts } from './compared-texts.tsx';
import { firstTelling, isChanged, rowKey } from './row-words.ts';
import { useCompareView } from './use-compare-view.ts';

/** The steps of both, row by row, and the words of the one that is chosen. */
export function ComparedSteps({ comparison }: { comparison: Comparison }) {
	const { rows, a, b } = comparison;
	const { step, setStep } = useCompareView();
	const isNarrow = useNarrow();
	const [tab, setTab] = useState<'steps' | 'words'>('steps');
	const found = rows.findIndex((row) => rowKey(row) === step);
	const at = found === -1 ? firstTelling(rows) : found;
	const select = (index: number) => {
		const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
		if (row !== undefined) void setStep(rowKey(row));
	};
	const toChanged = (by: 1 | -1) => {
		for (let next = at + by; next >= 0 && next < rows.length; next += by) {
			const row = rows[next];
			if (row !== undefined && isChanged(row)) return select(next);
		}
	};
	useActionKeys(comparedKeys, {
		next: () => select(at + 1),
		before: () => select(at - 1),
		nextChange: () => toChanged(1),
		changeBefore: () => toChanged(-1),
	});
	const row = rows[at];
	const list = (
		<StepList
			comparison={comparison}
			at={at}
			onSelect={(index) => {
				select(index);
				setTab('words');
			}}
		/>
	);
	const words = row === undefined ? null : <ComparedTexts key={rowKey(row)} row={row} a={a.traceId} b={b.traceId} />;
	if (rows.length === 0)
		return <p className="px-6 py-8 text-text-2">The spans of both have expired; their figures stay.</p>;
	if (isNarrow) {
		return (
			<Tabs
				className="flex-1"
				label="Comparison"
				value={tab}
				onChange={setTab}
				tabs={[
					{ key: 'steps', label: 'Steps', content: <div className="h-[60dvh]">{list}</div> },
					{ key: 'words', label: 'Words', content: words },
				]}
			/>
		);
	}
	return <Split direction="row" name="compare" initial={58} first={list} second={words} />;
}

type StepListProps = { comparison: Comparison; at: number; onSelect: (index: number) => void };

function StepList({ comparison, at, onSelect }: StepListProps) {
	const { rows } = comparison;
	const scroller = useRef<HTMLDivElement>(null);
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => 40,
		overscan: 12,
	});
	useEffect(() => {
		if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
	}, [at, virtualizer]);
	return (
		<div className="flex h-full min-h-0 flex-col">
			<Summary comparison={comparison} />
			<ComparedRowHead />
			<div
				ref={scroller}
				role="tree"
				aria-label="Steps"
				tabIndex={0}
				data-testid="compared-steps"
				className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
			>
				<div className="relative" style={{ height: virtualizer.getTotalSize() }}>
					{virtualizer.getVirtualItems().map(({ index, start, key }) => {
						const row = rows[index];
						if (row === undefined) return null;
						return (
							<div key={key} className="absolute inset-x-0 h-10" style={{ transform: `translateY(${start}px)` }}>
								<ComparedRowView row={row} isSelected={index === at} onSelect={() => onSelect(index)} />
							</div>
						);
					})}
				</div>
			</div>
		</div>
	);
}

function Summary({ comparison: { counts, leftOut, textsLeftOut } }: { comparison: Comparison }) {
	return (
		<p className="flex flex-wrap items-center gap-x-4 border-b border-line px-4 py-1.5 text-sm text-text-2">
			<span>{plural(counts.steps, 'step')}</span>
			<span>{counts.changed} changed</span>
			<span>{counts.added} only in B</span>
			<span>{counts.removed} only in A</span>
			{leftOut > 0 && <span className="text-warn">{plural(leftOut, 'later row')} not shown</span>}
			{textsLeftOut > 0 && (
				<span className="text-warn">
					words of {plural(textsLeftOut, 'step')} compared by their beginnings and lengths alone
				</span>
			)}
			<span className="ml-auto hidden items-center gap-1 text-text-3 lg:flex">
				<Kbd>n</Kbd> <Kbd>p</Kbd> next, previous difference
			</span>
		</p>
	);
}
