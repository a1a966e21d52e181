import { inRoot } from '../paths.mjs';
import { withProgress } from '../terminal/say.mjs';
import { missingPackages } from './missing-packages.mjs';
import { runNpm } from './run-npm.mjs';

/**
 * Installs a folder that is no workspace and has a lock of its own; does nothing when its packages are all there.
 * @param {string} folder relative to the clone
 * @throws {Refusal} when npm could not install
 */
export async function installApart(folder) {
	const count = missingPackages(inRoot(folder)).forDeveloping.length;
	if (count === 0) return;
	const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
	await withProgress(`installing ${count} packages of ${folder} with npm`, () => runNpm(args, inRoot(folder)));
}
