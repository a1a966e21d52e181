import { join } from 'node:path';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { runScript } from '../scripts/run-script.mjs';

/** `npm run fuzz`: mutated OTLP requests against the decoders and all that reads what they give. */
export async function fuzz() {
	await ensureInstalled('developing');
	const script = join('packages', 'fixtures', 'src', 'fuzz', 'main.ts');
	process.exitCode = await runScript(script, process.argv.slice(2));
}
