import { expect, it } from 'vitest';
import { tracesLink } from './traces-link.ts';

it.each([
	{
		name: 'keeps the range of the page',
		here: 'range=7d&tz=UTC&route=ask',
		asked: { route: 'ask', minDurationMs: 1_999.6 },
		link: 'range=7d&tz=UTC&route=ask&minDurationMs=1999&sort=-durationMs&all=true',
	},
	{
		name: 'names the range that the page was opened with',
		here: '',
		asked: { model: 'gpt-4o', status: 'error' as const },
		link: 'range=24h&model=gpt-4o&status=error&sort=-durationMs&all=true',
	},
	{
		name: 'a cell of the heatmap has a range of its own',
		here: 'range=7d',
		asked: { route: null, fromMs: 0, toMs: 900_000, minDurationMs: 1_000.4, maxDurationMs: 1_423.2 },
		link: 'from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A15%3A00.000Z&minDurationMs=1000&maxDurationMs=1424&sort=-durationMs&all=true',
	},
	{
		name: 'a stage over its allotment',
		here: 'range=7d',
		asked: { route: 'ask', stageOver: { stage: 'llm', ms: 1_500 } },
		link: 'range=7d&route=ask&stage=llm%3Agt%3A1500&sort=-durationMs&all=true',
	},
])('$name', ({ here, asked, link }) => {
	expect(tracesLink(new URLSearchParams(here), '24h', asked)).toBe(link);
});
