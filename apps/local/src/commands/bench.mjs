import { join } from 'node:path';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { runScript } from '../scripts/run-script.mjs';

/** `npm run bench`: the benchmark; it starts a platform of its own. */
export async function bench() {
	await ensureInstalled('running');
	process.exitCode = await runScript(join('bench', 'src', 'main.ts'), process.argv.slice(2));
}
