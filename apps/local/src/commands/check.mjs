import { checkBoundaries } from '../checks/check-boundaries.mjs';
import { checkDeadCode } from '../checks/check-dead-code.mjs';
import { checkHouseRules } from '../checks/check-house-rules.mjs';
import { checkStyle } from '../checks/check-style.mjs';
import { checkTypes } from '../checks/check-types.mjs';
import { ensureInstalled } from '../install/ensure-installed.mjs';
import { say } from '../terminal/say.mjs';

/** `npm run check`: types, lint, boundaries, dead code, house rules. Exit code 1 when one of them finds something. */
export async function check() {
	await ensureInstalled('developing');
	const startedAt = Date.now();
	const checks = [checkTypes, checkStyle, checkBoundaries, checkDeadCode, checkHouseRules];
	const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
	const findings = await Promise.all(checks.map(async (check) => ({ ...(await check()), after: seconds() })));
	for (const { name, ok, examined, output, after } of findings) {
		// A check that looked at nothing has proven nothing.
		const passed = ok && examined > 0;
		say(`${passed ? 'ok    ' : 'FAILED'} ${name}, ${after} s`);
		if (!passed) say(`${examined > 0 ? output : `looked at nothing\n${output}`}\n`);
		if (!passed) process.exitCode = 1;
	}
	say(`checked in ${seconds()} s`);
}
