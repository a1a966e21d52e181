import { describe, expect, test } from 'vitest';
import { tallyPlaywright } from './run-playwright.mjs';
import { tallyVitest } from './run-vitest.mjs';

/** What the sum of `npm test` rests on: nothing that went wrong may count as passed. */
describe('vitest', () => {
	const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
	const broken = [{ status: 'failed', assertionResults: [] }];
	test.each([
		['all passed', report, 0, { passed: 5, failed: 0, skipped: 2 }],
		['two failed', { ...report, numFailedTests: 2 }, 1, { passed: 5, failed: 2, skipped: 2 }],
		['a file that cannot be loaded', { ...report, testResults: broken }, 1, { passed: 5, failed: 1, skipped: 2 }],
		['an error outside any test', report, 1, { passed: 5, failed: 1, skipped: 2 }],
		['no test found', { ...report, numPassedTests: 0 }, 0, { passed: 0, failed: 1, skipped: 2 }],
		['no report', null, 0, { passed: 0, failed: 1, skipped: 0 }],
	])('%s', (_name, given, exitCode, expected) => {
		expect(tallyVitest(given, exitCode)).toEqual({ name: 'vitest', ...expected });
	});
});

describe('Playwright', () => {
	const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };
	test.each([
		['all passed', { stats, errors: [] }, 0, { passed: 3, failed: 0, skipped: 1 }],
		['one failed', { stats: { ...stats, unexpected: 1 }, errors: [] }, 1, { passed: 3, failed: 1, skipped: 1 }],
		[
			'one passed at the second try',
			{ stats: { ...stats, flaky: 1 }, errors: [] },
			0,
			{ passed: 3, failed: 1, skipped: 1 },
		],
		['a file that cannot be loaded', { stats, errors: [{}] }, 1, { passed: 3, failed: 1, skipped: 1 }],
		['no test found', { stats: { ...stats, expected: 0 }, errors: [] }, 0, { passed: 0, failed: 1, skipped: 1 }],
		['no report', null, 1, { passed: 0, failed: 1, skipped: 0 }],
	])('%s', (_name, given, exitCode, expected) => {
		expect(tallyPlaywright(given, exitCode)).toEqual({ name: 'journeys', ...expected });
	});
});
