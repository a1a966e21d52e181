import { join } from 'node:path';
import { checkNodeVersion } from './install/check-node-version.mjs';
import { ensureInstalled } from './install/ensure-installed.mjs';
import { runScript } from './scripts/run-script.mjs';
import { runCommand } from './terminal/run-command.mjs';

/** `npm run bench`: the benchmark; it starts a platform of its own. */
await runCommand(async () => {
	checkNodeVersion();
	await ensureInstalled('running');
	process.exitCode = await runScript(join('bench', 'src', 'main.ts'), process.argv.slice(2));
});
