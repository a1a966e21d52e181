import type { KeyTable } from './use-keys.ts';

/** The keys of the pages: handlers and the map behind `?` both read these, so that they cannot disagree. */
export const everywhereKeys = {
	palette: { keys: ['/'], shown: ['/'], says: 'Find a trace, request, user or session; go to a page. So does ⌘K' },
	map: { keys: ['?'], shown: ['?'], says: 'This map' },
} as const satisfies KeyTable;

export const listKeys = {
	next: { keys: ['j'], shown: ['j'], says: 'Next trace' },
	before: { keys: ['k'], shown: ['k'], says: 'Trace before' },
	beside: { keys: ['o'], shown: ['o'], says: 'Open the trace beside the list' },
	whole: { keys: ['enter'], shown: ['Enter'], says: 'Open the trace whole' },
	close: { keys: ['escape'], shown: ['Esc'], says: 'Close the trace beside the list' },
} as const satisfies KeyTable;

export const liveKeys = {
	live: { keys: ['l'], shown: ['l'], says: 'Live refresh on or off' },
} as const satisfies KeyTable;

export const selectionKeys = {
	choose: { keys: ['x'], shown: ['x'], says: 'Choose the trace, for a dataset or a file' },
	chooseRange: { keys: ['shift+x'], shown: ['⇧', 'x'], says: 'Choose all from the last one chosen' },
	clear: { keys: ['escape'], shown: ['Esc'], says: 'Let go of what is chosen' },
} as const satisfies KeyTable;

export const traceKeys = {
	conversation: { keys: ['c'], shown: ['c'], says: 'Read it as a conversation, or along time' },
} as const satisfies KeyTable;

export const compareBeforeKeys = {
	compare: { keys: ['b'], shown: ['b'], says: 'Compare it with the one before of its route' },
} as const satisfies KeyTable;

export const waterfallKeys = {
	before: { keys: ['['], shown: ['['], says: 'Span before' },
	next: { keys: [']'], shown: [']'], says: 'Next span' },
	fold: { keys: ['arrowleft'], shown: ['←'], says: 'Fold a span' },
	unfold: { keys: ['arrowright'], shown: ['→'], says: 'Unfold a span' },
	levels: {
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
		shown: ['1…9'],
		says: 'Unfold so many levels',
	},
	allLevels: { keys: ['0'], shown: ['0'], says: 'Unfold all' },
	nextError: { keys: ['e'], shown: ['e'], says: 'Next span with an error' },
	errorBefore: { keys: ['shift+e'], shown: ['⇧', 'e'], says: 'The error before' },
	find: { keys: ['f'], shown: ['f'], says: 'Find in the trace' },
	nextHit: { keys: ['n'], shown: ['n'], says: 'Next hit' },
	hitBefore: { keys: ['shift+n'], shown: ['⇧', 'n'], says: 'The hit before' },
	calls: { keys: ['m'], shown: ['m'], says: 'Model calls alone' },
	view: { keys: ['v'], shown: ['v'], says: 'Tree or timeline' },
	nearer: { keys: ['+', '='], shown: ['+'], says: 'Zoom in; so does Ctrl with the wheel' },
	further: { keys: ['-'], shown: ['−'], says: 'Zoom out' },
	earlier: { keys: [','], shown: [','], says: 'Earlier' },
	later: { keys: ['.'], shown: ['.'], says: 'Later' },
	span: { keys: ['z'], shown: ['z'], says: 'Zoom to the span' },
	whole: { keys: ['w'], shown: ['w'], says: 'The whole trace' },
} as const satisfies KeyTable;

/** They work while the tree has the focus, as in trees everywhere. */
export const treeKeys = {
	before: { keys: ['arrowup'], shown: ['↑'], says: 'Span before' },
	next: { keys: ['arrowdown'], shown: ['↓'], says: 'Next span' },
	first: { keys: ['home'], shown: ['Home'], says: 'First span' },
	last: { keys: ['end'], shown: ['End'], says: 'Last span' },
	out: { keys: ['arrowleft'], shown: ['←'], says: 'Fold; folded, go to its parent' },
	in: { keys: ['arrowright'], shown: ['→'], says: 'Unfold; unfolded, go inside' },
} as const satisfies KeyTable;

export const transcriptKeys = {
	before: { keys: ['['], shown: ['['], says: 'Answer before' },
	next: { keys: [']'], shown: [']'], says: 'Next answer' },
} as const satisfies KeyTable;

export const comparedKeys = {
	next: { keys: ['j'], shown: ['j'], says: 'Next step' },
	before: { keys: ['k'], shown: ['k'], says: 'Step before' },
	nextChange: { keys: ['n'], shown: ['n'], says: 'Next difference' },
	changeBefore: { keys: ['p'], shown: ['p'], says: 'Difference before' },
} as const satisfies KeyTable;

export const swapKeys = {
	swap: { keys: ['x'], shown: ['x'], says: 'Swap the two traces' },
} as const satisfies KeyTable;

export const reviewKeys = {
	note: { keys: ['n'], shown: ['n'], says: 'Note' },
	expected: { keys: ['e'], shown: ['e'], says: 'Expected answer' },
	alike: { keys: ['a'], shown: ['a'], says: 'All of the same failure' },
	next: { keys: ['j'], shown: ['j'], says: 'Next trace' },
	before: { keys: ['k'], shown: ['k'], says: 'Trace before' },
} as const satisfies KeyTable;
