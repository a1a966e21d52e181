'use client';

import { ArrowDownRight, ArrowUpRight, Equal, HelpCircle } from 'lucide-react';
import { questionWords, valueWords } from '../item-words.ts';
import { ResultCell } from './result-cell.tsx';
import type { ComparedItem } from './use-runs.ts';

type ComparedItemsProps = { items: readonly ComparedItem[]; isCompared: boolean };

/** Items with what each run answered: the questions left, the runs beside them; on a telephone under them. */
export function ComparedItems({ items, isCompared }: ComparedItemsProps) {
	if (items.length === 0) return <p className="text-text-2">No results stand in this run.</p>;
	return (
		<ol aria-label="Items" className="panel">
			{items.map((item) => (
				<li
					key={item.itemId}
					className={`grid gap-x-6 gap-y-2 border-b border-line px-4 py-3 text-sm last:border-0 ${isCompared ? 'lg:grid-cols-3' : 'lg:grid-cols-2'}`}
				>
					<Question item={item} isCompared={isCompared} />
					{isCompared && <ResultCell label="Before" result={item.before} position={item.position} />}
					<ResultCell label={isCompared ? 'After' : 'Answer'} result={item.after} position={item.position} />
				</li>
			))}
		</ol>
	);
}

const changes = {
	worse: { icon: ArrowDownRight, words: 'worse', colour: 'text-bad' },
	better: { icon: ArrowUpRight, words: 'better', colour: 'text-good' },
	same: { icon: Equal, words: 'same', colour: 'text-text-3' },
	unknown: { icon: HelpCircle, words: 'cannot be compared', colour: 'text-text-3' },
} as const;

function Question({ item, isCompared }: { item: ComparedItem; isCompared: boolean }) {
	const { icon: Icon, words, colour } = changes[item.change];
	const expected = valueWords(item.expected);
	return (
		<div className="min-w-0 space-y-1">
			<p className="flex items-center gap-2 text-xs">
				<span className="text-text-3 tabular-nums">#{item.position}</span>
				{isCompared && (
					<span className={`inline-flex items-center gap-1 font-medium ${colour}`}>
						<Icon size={12} /> {words}
					</span>
				)}
			</p>
			<p className="line-clamp-4 break-words whitespace-pre-wrap">{questionWords(item.input)}</p>
			{expected !== '' && (
				<p className="line-clamp-3 break-words whitespace-pre-wrap text-text-2">
					<span className="text-text-3">expected</span> {expected}
				</p>
			)}
		</div>
	);
}
