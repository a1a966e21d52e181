import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { say } from '../terminal/say.mjs';
import { runPlaywright } from '../tests/run-playwright.mjs';
import { runVitest } from '../tests/run-vitest.mjs';

/** `npm test`: every test of the clone, on free ports. Its last line is `N passed, N failed`. */
export async function test() {
	await ensureInstalled('developing');
	const reports = mkdtempSync(join(tmpdir(), 'spanledger-reports-'));
	try {
		const tallies = [
			await runVitest(join(reports, 'vitest.json')),
			await runPlaywright(join(reports, 'playwright.json')),
		];
		const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
			tallies.reduce((total, tally) => total + tally[key], 0);
		say();
		for (const { name, passed, failed, skipped } of tallies)
			say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
		if (sum('failed') > 0) process.exitCode = 1;
		say(`${sum('passed')} passed, ${sum('failed')} failed`);
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
}
