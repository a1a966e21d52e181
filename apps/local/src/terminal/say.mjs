// A reader that went away (`npm start | head`) must not end the platform.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

/** @param {string} [line] */
export function say(line = '') {
	process.stdout.write(`${line}\n`);
}

/** @param {string} line */
export function complain(line) {
	process.stderr.write(`${line}\n`);
}

/**
 * A step that may take long: its name now, a sign of life every five seconds, the time it took at the end.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} step
 * @param {() => string} [detail] appended to each sign of life
 * @returns {Promise<T>}
 */
export async function withProgress(name, step, detail = () => '') {
	const startedAt = Date.now();
	const seconds = () => Math.round((Date.now() - startedAt) / 1000);
	say(`  ${name} …`);
	const alive = setInterval(() => say(`    … ${seconds()} s${detail()}`), 5000);
	try {
		const result = await step();
		if (seconds() >= 2) say(`    done in ${seconds()} s`);
		return result;
	} finally {
		clearInterval(alive);
	}
}
