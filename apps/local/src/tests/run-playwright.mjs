import { complain } from '../terminal/say.mjs';
import { findBrowser } from './find-browser.mjs';
import { readReport, runReporting } from './run-reporting.mjs';

/** @typedef {import('./run-reporting.mjs').Tally} Tally */

/** The start itself and the journeys through the pages. @param {string} reportFile @returns {Promise<Tally>} */
export async function runPlaywright(reportFile) {
	const browser = await findBrowser();
	if (browser === null) complain('No browser for the page tests: set CHROMIUM_PATH to a Chromium or Chrome.');
	const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, ...(browser === null ? {} : { CHROMIUM_PATH: browser }) };
	const code = await runReporting(
		'@playwright/test',
		'cli.js',
		['test', '--config=e2e/playwright.config.ts', '--reporter=list,json'],
		env,
	);
	return tallyPlaywright(readReport(reportFile), code);
}

/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport */

/**
 * A test that passed only on a second try counts as failed.
 * @param {unknown} report of Playwright's json reporter, null when there is none
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyPlaywright(report, exitCode) {
	if (report === null) return { name: 'journeys', passed: 0, failed: 1, skipped: 0 };
	const { stats, errors } = /** @type {PlaywrightReport} */ (report);
	const told = stats.unexpected + stats.flaky + errors.length;
	const failed = told === 0 && (exitCode !== 0 || stats.expected === 0) ? 1 : told;
	return { name: 'journeys', passed: stats.expected, failed, skipped: stats.skipped };
}
