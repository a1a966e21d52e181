import { expect, it } from 'vitest';
import { usedUpAt } from './allotment-marks.ts';

type Bar = [stage: string, startMs: number, endMs: number];
const usedUp = (bars: Bar[], allotments: Record<string, number>) => {
	const columns = {
		stage: bars.map(([stage]) => stage),
		startUs: bars.map(([, start]) => start * 1_000),
		durationUs: bars.map(([, start, end]) => (end - start) * 1_000),
	};
	const marks = usedUpAt(
		{ columns: columns as Parameters<typeof usedUpAt>[0]['columns'], count: bars.length },
		Object.entries(allotments).map(([stage, ms]) => ({ stage, ms })),
	);
	return Object.fromEntries([...marks].map(([stage, us]) => [stage, us / 1_000]));
};

it.each<[string, Bar[], Record<string, number>, Record<string, number>]>([
	['within it: nothing', [['llm', 0, 10]], { llm: 10 }, {}],
	['in the middle of a span', [['llm', 5, 25]], { llm: 10 }, { llm: 15 }],
	// 0–10, and of 20–40 the first 5
	[
		'in the second',
		[
			['llm', 0, 10],
			['llm', 20, 40],
		],
		{ llm: 15 },
		{ llm: 25 },
	],
	// both run 0–10 and 5–12: elapsed 12, not 17
	[
		'spans that overlap count once',
		[
			['tool', 0, 10],
			['tool', 5, 12],
		],
		{ tool: 11 },
		{ tool: 11 },
	],
	[
		'a child inside its parent’s time adds nothing',
		[
			['llm', 0, 10],
			['llm', 2, 8],
		],
		{ llm: 10 },
		{},
	],
	[
		'rows in any order',
		[
			['llm', 20, 40],
			['llm', 0, 10],
		],
		{ llm: 15 },
		{ llm: 25 },
	],
	[
		'each stage by itself',
		[
			['llm', 0, 10],
			['tool', 10, 30],
		],
		{ llm: 10, tool: 5 },
		{ tool: 15 },
	],
	['a stage without an allotment', [['llm', 0, 10]], { tool: 1 }, {}],
])('%s', (_, bars, allotments, marks) => {
	expect(usedUp(bars, allotments)).toEqual(marks);
});
