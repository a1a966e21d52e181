'use client';

import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';

const groups: { title: string; keys: [string[], string][] }[] = [
	{
		title: 'Everywhere',
		keys: [
			[['⌘', 'K'], 'Find a trace, request, user or session; go to a page'],
			[['/'], 'The same'],
			[['g', 't'], 'Traces'],
			[['g', 'c'], 'Costs'],
			[['g', 's'], 'Settings'],
			[['?'], 'This map'],
			[['Esc'], 'Close what is open'],
		],
	},
	{
		title: 'Traces',
		keys: [
			[['j'], 'Next trace'],
			[['k'], 'Previous trace'],
			[['o'], 'Open the trace beside the list'],
			[['Enter'], 'Open the trace whole'],
			[['x'], 'Choose the trace, for a dataset or a file'],
			[['⇧', 'x'], 'Choose all from the last one chosen'],
			[['l'], 'Live refresh on or off'],
		],
	},
	{
		title: 'Trace',
		keys: [
			[['['], 'Previous span'],
			[[']'], 'Next span'],
			[['↑', '↓'], 'The same, when the tree has the focus'],
			[['←'], 'Fold a span; folded, go to its parent'],
			[['→'], 'Unfold a span; unfolded, go inside'],
			[['1…9'], 'Unfold so many levels'],
			[['0'], 'Unfold all'],
			[['e'], 'Next span with an error, with Shift the one before'],
			[['f'], 'Find in the trace'],
			[['n'], 'Next hit, with Shift the one before'],
			[['m'], 'Model calls alone'],
			[['v'], 'Tree or timeline'],
			[['+', '−'], 'Zoom in and out; so does Ctrl with the wheel'],
			[[',', '.'], 'Earlier, later'],
			[['z'], 'Zoom to the span'],
			[['w'], 'The whole trace'],
			[['c'], 'Read it as a conversation, or along time'],
			[['b'], 'Compare it with the one before of its route'],
		],
	},
	{
		title: 'Compare',
		keys: [
			[['j', 'k'], 'Next step, the one before'],
			[['n', 'p'], 'Next difference, the one before'],
			[['x'], 'Swap the two traces'],
		],
	},
	{
		title: 'Review',
		keys: [
			[['1', '8'], 'Root causes; your own lie on 9, 0, q …'],
			[['l', 'm', 'h'], 'Severity'],
			[['n'], 'Note'],
			[['e'], 'Expected answer'],
			[['a'], 'All of the same failure'],
			[['f', 'd', 'i'], 'Fixed, dataset, ignore: and next'],
			[['j', 'k'], 'Next trace, the one before'],
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
						{group.keys.map(([keys, meaning]) => (
							<div key={meaning} className="flex items-baseline gap-3 py-0.5">
								<dt className="flex w-16 shrink-0 gap-1">
									{keys.map((key) => (
										<Kbd key={key}>{key}</Kbd>
									))}
								</dt>
								<dd>{meaning}</dd>
							</div>
						))}
					</dl>
				</section>
			))}
		</Dialog>
	);
}
