import { expect, it } from 'vitest';
import { openScoreQuota } from './score-quota.ts';

it('lets a burst through, then so many a second, and each key has its own', () => {
	let nowMs = 0;
	const quota = openScoreQuota(() => nowMs, { burst: 10, perSecond: 2 });
	quota.take('a', 10);
	expect(() => quota.take('a', 1)).toThrow('10 scores at once and 120 a minute');
	quota.take('b', 10);
	nowMs = 1_000;
	quota.take('a', 2);
	expect(() => quota.take('a', 1)).toThrow();
	// what was refused does not count
	nowMs = 1_500;
	quota.take('a', 1);
	nowMs = 60_000;
	expect(() => quota.take('a', 11)).toThrow();
	quota.take('a', 10);
});
