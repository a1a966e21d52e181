import { readReport, runReporting } from './run-reporting.mjs';

/** @typedef {import('./run-reporting.mjs').Tally} Tally */

/** Unit, database and HTTP tests. @param {string} reportFile @returns {Promise<Tally>} */
export async function runVitest(reportFile) {
	const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
	const code = await runReporting('vitest', 'vitest.mjs', args, {});
	return tallyVitest(readReport(reportFile), code);
}

/**
 * @typedef {{ status: string, assertionResults: unknown[] }} FileResult
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: FileResult[] }} VitestReport
 */

/**
 * A file that failed before its first test, and errors outside any test, count as failures too.
 * @param {unknown} report of vitest's json reporter, null when there is none
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyVitest(report, exitCode) {
	if (report === null) return { name: 'vitest', passed: 0, failed: 1, skipped: 0 };
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = /** @type {VitestReport} */ (
		report
	);
	const brokenFiles = testResults.filter(
		(file) => file.status === 'failed' && file.assertionResults.length === 0,
	).length;
	const told = numFailedTests + brokenFiles;
	const ranNothing = numPassedTests + numFailedTests === 0;
	const failed = told === 0 && (exitCode !== 0 || ranNothing) ? 1 : told;
	return { name: 'vitest', passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}
