import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inRoot, root } from '../paths.mjs';
import { packageFolders } from './packages.mjs';

const longestFile = 300;
const longestTest = 400;
const longestReadme = 20;
const isSource = (/** @type {string} */ path) => /\.(ts|tsx|mjs)$/.test(path);
/** Long by nature: recordings and texts. */
const isData = (/** @type {string} */ path) => /recordings|\/texts\/|-data\.ts$/.test(path);

/** @type {{ applies: (path: string) => boolean, complaint: (path: string, text: string) => string | null }[]} */
const rules = [
	{
		applies: (path) => isSource(path) && !isData(path),
		complaint: (path, text) => {
			const longest = /\.test\.tsx?$/.test(path) ? longestTest : longestFile;
			return lineCount(text) > longest ? `has ${lineCount(text)} lines, at most ${longest}: split it by verb` : null;
		},
	},
	{
		applies: isSource,
		complaint: (path) =>
			/^index\.(ts|tsx|mjs)$/.test(basename(path)) ? 'is an index file: import the module that has the name' : null,
	},
	{
		applies: isSource,
		complaint: (path) =>
			/\/(utils|helpers|common|shared)\//.test(path)
				? 'lies in a folder for anything: name the folder after its noun'
				: null,
	},
	{
		applies: (path) => /^(packages|apps)\/[^/]+\/README\.md$/.test(path),
		complaint: (_, text) =>
			lineCount(text) > longestReadme ? `has ${lineCount(text)} lines, at most ${longestReadme}` : null,
	},
];

/** What the house asks for and no tool knows. @returns {Promise<import('./run-tool.mjs').Finding>} */
export async function checkHouseRules() {
	const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64e6,
	});
	const paths = listed
		.split('\n')
		.filter((path) => path !== '' && existsSync(inRoot(path)) && rules.some((rule) => rule.applies(path)));
	const complaints = paths.flatMap((path) => {
		const text = readFileSync(inRoot(path), 'utf8');
		return rules
			.flatMap((rule) => (rule.applies(path) ? (rule.complaint(path, text) ?? []) : []))
			.map((complaint) => `${path} ${complaint}.`);
	});
	const unexplained = packageFolders()
		.filter((folder) => /^(packages|apps)\//.test(folder) && !existsSync(inRoot(folder, 'README.md')))
		.map((folder) => `${folder} has no README.md: say what it is, what not, how to test it.`);
	const output = [...complaints, ...unexplained, ...unlocked()].join('\n');
	return { name: 'house rules', ok: output === '', examined: paths.length, output };
}

/**
 * A lock made where some platform's optional package was out of reach lacks its entry, and then `npm ci` refuses everywhere.
 * @returns {string[]}
 */
function unlocked() {
	/** @type {Record<string, { optionalDependencies?: Record<string, string> }>} */
	const locked = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
	return Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !(`node_modules/${name}` in locked || `${path}/node_modules/${name}` in locked))
			.map((name) => `package-lock.json lacks ${name}: run npm install where the whole npm registry is in reach.`),
	);
}

/** @param {string} text */
const lineCount = (text) => text.trimEnd().split('\n').length;
