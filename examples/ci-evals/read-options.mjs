import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const here = new URL('.', import.meta.url).pathname;

const options = {
	dataset: { type: 'string' },
	run: { type: 'string' },
	score: { type: 'string', default: 'correctness' },
	'at-least': { type: 'string', default: '0' },
	against: { type: 'string', default: '*' },
	tolerance: { type: 'string', default: '0' },
	version: { type: 'string' },
	app: { type: 'string', default: `${here}app.mjs` },
	judge: { type: 'string', default: `${here}judge.mjs` },
	'at-once': { type: 'string', default: '4' },
};

/** What was asked for; every part that is missing or wrong is named at once. */
export function readOptions(args, env) {
	const { values } = parseArgs({ args, options });
	const faults = [];
	const need = (value, name) => value || faults.push(`${name} is missing`);
	const share = (text, name) => {
		const value = Number(text);
		if (!(value >= 0 && value <= 1)) faults.push(`${name} is a share from 0 to 1, not "${text}"`);
		return value;
	};
	need(env.SPANLEDGER_URL, 'SPANLEDGER_URL');
	need(env.SPANLEDGER_KEY, 'SPANLEDGER_KEY');
	need(values.dataset, '--dataset');
	need(values.run, '--run');
	const atOnce = Number(values['at-once']);
	if (!Number.isInteger(atOnce) || atOnce < 1) faults.push(`--at-once is 1 or more, not "${values['at-once']}"`);
	const read = {
		url: env.SPANLEDGER_URL?.replace(/\/+$/, ''),
		key: env.SPANLEDGER_KEY,
		dataset: values.dataset,
		run: values.run,
		version: values.version,
		score: values.score,
		atLeast: share(values['at-least'], '--at-least'),
		tolerance: share(values.tolerance, '--tolerance'),
		against: values.against,
		app: resolve(values.app),
		judge: resolve(values.judge),
		atOnce,
	};
	if (faults.length > 0) throw new Error(faults.join('\n'));
	return read;
}
