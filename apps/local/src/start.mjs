import { checkNodeVersion } from './install/check-node-version.mjs';
import { ensureInstalled, installForIngest } from './install/ensure-installed.mjs';
import { runStack } from './stack/run-stack.mjs';
import { runCommand } from './terminal/run-command.mjs';
import { say } from './terminal/say.mjs';

/** `npm start`: installs what is missing, then runs the whole platform on this machine. */
await runCommand(async () => {
	checkNodeVersion();
	say('\nSpanledger');
	const isFirst = await installForIngest();
	if (!isFirst) await ensureInstalled('running');
	await runStack('start');
});
