import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { packageFolders } from './packages.mjs';
import { runTool } from './run-tool.mjs';

/** No workspace, for its packages are not the product's; what is typed there is ours all the same. */
const apart = ['clients'];

/** Every package by its own tsconfig; one without is a finding. @returns {Promise<import('./run-tool.mjs').Finding>} */
export async function checkTypes() {
	const folders = [...packageFolders(), ...apart];
	/** @type {string[]} */
	const complaints = [];
	// One after the other: each run of the compiler uses all cores by itself.
	for (const folder of folders) {
		if (!existsSync(inRoot(folder, 'tsconfig.json'))) {
			complaints.push(`${folder} has no tsconfig.json: add one that extends tsconfig.base.json.`);
			continue;
		}
		const { ok, output } = await runTool('typescript', 'tsc', ['-p', join(folder, 'tsconfig.json'), '--noEmit']);
		if (!ok) complaints.push(output);
	}
	return { name: 'types', ok: complaints.length === 0, examined: folders.length, output: complaints.join('\n') };
}
