'use client';

import {
	compareBeforeKeys,
	comparedKeys,
	everywhereKeys,
	listKeys,
	liveKeys,
	reviewKeys,
	selectionKeys,
	swapKeys,
	traceKeys,
	transcriptKeys,
	treeKeys,
	waterfallKeys,
} from '../../lib/key-tables.ts';
import type { KeyTable } from '../../lib/use-keys.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { outcomeKeys, severityKeys } from '../review/review-words.ts';
import { pages } from './pages.ts';

type Line = { shown: readonly string[]; says: string };

const linesOf = (...tables: KeyTable[]): Line[] => tables.flatMap((table) => Object.values(table));

const groups: { title: string; lines: Line[] }[] = [
	{ title: 'Everywhere', lines: linesOf(everywhereKeys) },
	{ title: 'Go to', lines: pages.map(({ key, label }) => ({ shown: ['g', key], says: label })) },
	{ title: 'Traces', lines: linesOf(listKeys, liveKeys, selectionKeys) },
	{ title: 'Trace', lines: linesOf(waterfallKeys, traceKeys, compareBeforeKeys) },
	{ title: 'Trace, when the tree has the focus', lines: linesOf(treeKeys) },
	{ title: 'Conversation', lines: linesOf(transcriptKeys) },
	{ title: 'Compare', lines: linesOf(comparedKeys, swapKeys) },
	{
		title: 'Review',
		lines: [
			{ shown: ['1', '8'], says: 'Root causes; your own lie on 9, 0, q …' },
			...[...severityKeys, ...outcomeKeys].map(({ key, label }) => ({ shown: [key], says: label })),
			...linesOf(reviewKeys),
		],
	},
];

export function KeyboardMap({ open, onClose }: { open: boolean; onClose: () => void }) {
	return (
		<Dialog open={open} onOpenChange={onClose} title="Keyboard">
			{groups.map((group) => (
				<section key={group.title} className="mb-4 last:mb-0">
					<h3 className="mb-1 text-sm text-text-3">{group.title}</h3>
					<dl>
						{group.lines.map(({ shown, says }) => (
							<div key={`${shown.join('')} ${says}`} className="flex items-baseline gap-3 py-0.5">
								<dt className="flex w-16 shrink-0 gap-1">
									{shown.map((key) => (
										<Kbd key={key}>{key}</Kbd>
									))}
								</dt>
								<dd>{says}</dd>
							</div>
						))}
					</dl>
				</section>
			))}
		</Dialog>
	);
}
