import { complain } from '../terminal/say.mjs';
import { bundleOptions } from './bundle-app.mjs';

/**
 * Bundles an app now and after every change of its sources.
 * @param {string} app
 * @param {() => void} onChange after every bundle but the first
 */
export async function watchApp(app, onChange) {
	const { context } = await import('esbuild');
	let isFirst = true;
	/** @type {import('esbuild').Plugin} */
	const tell = {
		name: 'tell',
		setup(build) {
			build.onEnd(({ errors }) => {
				if (errors.length > 0)
					return complain(
						`  apps/${app} does not build: ${errors[0]?.text} (${errors[0]?.location?.file}:${errors[0]?.location?.line})`,
					);
				if (!isFirst) onChange();
				isFirst = false;
			});
		},
	};
	const options = bundleOptions(app);
	const watcher = await context({ ...options, plugins: [...(options.plugins ?? []), tell] });
	await watcher.rebuild();
	await watcher.watch();
}
