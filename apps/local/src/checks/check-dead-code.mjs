import { runTool } from './run-tool.mjs';

/** Files, exports and dependencies that nobody uses. @returns {Promise<import('./run-tool.mjs').Finding>} */
export async function checkDeadCode() {
	const { ok, output } = await runTool('knip', 'knip', ['--no-progress', '--reporter', 'symbols']);
	// knip does not tell how much it read, but stops with an error when an entry pattern matches nothing.
	return { name: 'dead code', ok, examined: 1, output };
}
