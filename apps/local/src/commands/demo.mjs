import { join } from 'node:path';
import { readInstance } from '../data-dir/instance-file.mjs';
import { dataDirPath } from '../data-dir/open-data-dir.mjs';
import { readDemoKey } from '../data-dir/read-credentials.mjs';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { runScript } from '../scripts/run-script.mjs';
import { Refusal } from '../terminal/refusal.mjs';
import { say } from '../terminal/say.mjs';

/** `npm run demo`: two weeks of believable traffic into project `demo` of the running instance, through its public door. */
export async function demo() {
	await ensureInstalled('running');
	const dataDir = dataDirPath(process.env);
	const instance = readInstance(dataDir);
	if (instance === null || instance.open === 'nothing')
		throw new Refusal(
			`No Spanledger runs on ${dataDir}: start it with \`npm start\` in another terminal, then try again.`,
		);
	const key = readDemoKey(dataDir);
	const script = (/** @type {string} */ name) => join('apps', 'local', 'src', 'scripts', name);
	const prepared = await runScript(script('prepare-demo-project.ts'), [key], { DATABASE_URL: instance.databaseUrl });
	if (prepared !== 0) throw new Refusal('The project `demo` could not be made; the reason is above.');
	process.exitCode = await runScript(join('packages', 'fixtures', 'src', 'demo', 'main.ts'), [
		'--url',
		instance.otlpUrl,
		'--key',
		key,
		...process.argv.slice(2),
	]);
	if (process.exitCode === 0) say(`\n  Look at it: ${instance.webUrl}/demo/traces`);
}
