import { ensureInstalled, installForIngest } from '../install/ensure-installed.mjs';
import { runStack } from '../stack/run-stack.mjs';
import { say } from '../terminal/say.mjs';

/** `npm start`: installs what is missing, then runs the whole platform on this machine. */
export async function start() {
	say('\nSpanledger');
	const isFirst = await installForIngest();
	if (!isFirst) await ensureInstalled('running');
	await runStack('start');
}
