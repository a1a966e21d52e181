import { inRoot } from '../paths.mjs';
import { Refusal } from '../terminal/refusal.mjs';
import { buildOnce } from './build-once.mjs';
import { hashSources } from './hash-sources.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */
/** @typedef {import('esbuild').Plugin} Plugin */

/** Our own packages go into the bundle; those of npm are loaded from `node_modules` as they are. @type {Plugin} */
const onlyOurs = {
	name: 'only-ours',
	setup(build) {
		build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
			path.startsWith('@spanledger/') || kind === 'entry-point' ? undefined : { external: true },
		);
	},
};

/** @param {string} app @returns {BuildOptions} */
export const bundleOptions = (app) => ({
	entryPoints: [inRoot('apps', app, 'src', 'main.ts')],
	outfile: inRoot('apps', app, 'dist', 'main.mjs'),
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node20',
	sourcemap: 'linked',
	logLevel: 'silent',
	plugins: [onlyOurs],
});

/**
 * `apps/<app>/dist/main.mjs` from its sources, when they changed.
 * @param {string} app
 */
export async function bundleApp(app) {
	const sources = hashSources(['packages', `apps/${app}`, 'apps/local/src/build']);
	await buildOnce(inRoot('apps', app, 'dist'), sources, async () => {
		const { build, stop, formatMessages } = await import('esbuild');
		try {
			await build(bundleOptions(app));
		} catch (error) {
			const errors = error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : null;
			if (errors === null) throw error;
			const lines = await formatMessages(errors, { kind: 'error' });
			throw new Refusal(`apps/${app} does not build:\n${lines.join('\n')}`);
		} finally {
			await stop();
		}
	});
}
