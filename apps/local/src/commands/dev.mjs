import { ensureInstalled } from '../install/ensure-installed.mjs';
import { runStack } from '../stack/run-stack.mjs';
import { say } from '../terminal/say.mjs';

/** `npm run dev`: the platform in watch mode: a changed source bundles and restarts its app, pages reload by themselves. */
export async function dev() {
	say('\nSpanledger');
	await ensureInstalled('developing');
	await runStack('dev');
}
