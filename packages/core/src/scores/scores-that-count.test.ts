import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreSources } from './score.ts';
import { scoresThatCount } from './scores-that-count.ts';

const score = (id: string, source: (typeof scoreSources)[number], timeMs = 0, name = 'helpfulness') => ({
	...{ id, name, source, timeMs },
});
const counting = (...scores: ReturnType<typeof score>[]) => scoresThatCount(scores).map(({ id }) => id);

test.each([
	[['reviewer'], [score('judge', 'judge', 9), score('reviewer', 'human', 1), score('user', 'user', 5)]],
	[['user'], [score('api', 'api', 9), score('judge', 'judge', 8), score('user', 'user', 1)]],
	[['judge'], [score('api', 'api', 9), score('judge', 'judge', 1)]],
	// the latest of one source
	[['late'], [score('early', 'judge', 1), score('late', 'judge', 2)]],
	// two names are two scores
	[
		['a', 'b'],
		[score('a', 'api', 1, 'thumbs'), score('b', 'api', 1, 'tone')],
	],
	[[], []],
])('%j counts', (ids, scores) => expect(counting(...scores)).toEqual(ids));

test('whatever the order of arrival', () => {
	const some = fc.uniqueArray(
		fc.record({
			id: fc.uuid(),
			name: fc.constant('helpfulness'),
			source: fc.constantFrom(...scoreSources),
			timeMs: fc.nat(3),
		}),
		{ selector: ({ id }) => id },
	);
	fc.assert(
		fc.property(some, (scores) => {
			expect(scoresThatCount([...scores].reverse())).toEqual(scoresThatCount(scores));
		}),
	);
});
