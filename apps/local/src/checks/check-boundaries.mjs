import { packageFolders } from './packages.mjs';
import { countIn, runTool } from './run-tool.mjs';

/**
 * Who may build on whom: the layers in `turbo.json`, tests included. (What production files may import directly is Biome's
 * `noRestrictedImports`.) Every package must have been looked at.
 * @returns {Promise<import('./run-tool.mjs').Finding>}
 */
export async function checkBoundaries() {
	const { ok, output } = await runTool('turbo', 'turbo', ['boundaries', '--no-update-notifier']);
	const examined = countIn(output, /Checked (\d+) files/);
	const packages = countIn(output, /files in (\d+) packages/);
	const expected = packageFolders().length;
	if (packages === expected) return { name: 'boundaries', ok, examined, output };
	return {
		name: 'boundaries',
		ok: false,
		examined,
		output: `${output}\n${packages} of ${expected} packages were looked at.`,
	};
}
