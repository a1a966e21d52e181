import { complain } from '../terminal/say.mjs';
import { bundleOptions } from './bundle-app.mjs';

/**
 * Bundles an app now and after every change of its sources. Resolves after the first bundle, whole or broken.
 * @param {string} app
 * @param {() => void} onChange after every whole bundle but the first
 * @returns {Promise<void>}
 */
export async function watchApp(app, onChange) {
	const { context } = await import('esbuild');
	let isFirst = true;
	const options = bundleOptions(app);
	return new Promise((resolve, reject) => {
		/** @type {import('esbuild').Plugin} */
		const tell = {
			name: 'tell',
			setup(build) {
				build.onEnd(({ errors: [error] }) => {
					const place = `${error?.location?.file}:${error?.location?.line}`;
					if (error !== undefined) complain(`  apps/${app} does not build: ${error.text} (${place})`);
					else if (!isFirst) onChange();
					isFirst = false;
					resolve();
				});
			},
		};
		context({ ...options, plugins: [...(options.plugins ?? []), tell] })
			.then((watcher) => watcher.watch())
			.catch(reject);
	});
}
