import { checkNodeVersion } from './install/check-node-version.mjs';
import { ensureInstalled } from './install/ensure-installed.mjs';
import { runStack } from './stack/run-stack.mjs';
import { runCommand } from './terminal/run-command.mjs';
import { say } from './terminal/say.mjs';

/** `npm run dev`: the platform in watch mode: a changed source bundles and restarts its app, pages reload by themselves. */
await runCommand(async () => {
	checkNodeVersion();
	say('\nSpanledger');
	await ensureInstalled('developing');
	await runStack('dev');
});
