import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { installApart } from '../install/install-apart.mjs';
import { say } from '../terminal/say.mjs';
import { readReport, runReporting } from '../tests/run-reporting.mjs';
import { tallyVitest } from '../tests/run-vitest.mjs';

/** Folders with packages of their own, which the product never installs. */
const folders = ['clients', join('clients', 'promptfoo'), join('examples', 'typescript')];

/** `npm run test:clients`: real instrumentation libraries and the examples into a platform of their own. Its last line is `N passed, N failed`. */
export async function testClients() {
	await ensureInstalled('developing');
	for (const folder of folders) await installApart(folder);
	const reports = mkdtempSync(join(tmpdir(), 'spanledger-reports-'));
	try {
		const file = join(reports, 'clients.json');
		const config = join('clients', 'vitest.config.ts');
		const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
		const code = await runReporting('vitest', 'vitest.mjs', ['run', '-c', config, ...reporters], {});
		const { passed, failed, skipped } = tallyVitest(readReport(file), code);
		if (failed > 0) process.exitCode = 1;
		say(`\nclients: ${passed} passed, ${failed} failed, ${skipped} skipped`);
		say(`${passed} passed, ${failed} failed`);
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
}
