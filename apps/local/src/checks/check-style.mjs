import { countIn, runTool } from './run-tool.mjs';

/** Format and lint by Biome; a warning is a finding too. @returns {Promise<import('./run-tool.mjs').Finding>} */
export async function checkStyle() {
	const { ok, output } = await runTool('@biomejs/biome', 'biome', [
		'check',
		'--error-on-warnings',
		'--max-diagnostics=60',
	]);
	return { name: 'lint and format', ok, examined: countIn(output, /Checked (\d+) files?/), output };
}
