#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { askAll } from './ask-all.mjs';
import { decide } from './decide.mjs';
import { readOptions } from './read-options.mjs';
import { openSpanledger } from './spanledger.mjs';

/** pull → ask → post → decide: the items of a dataset through the application, and whether it may be merged. */
async function runEvals() {
	const options = readOptions(process.argv.slice(2), process.env);
	const spanledger = openSpanledger(options);
	const { answer } = await import(pathToFileURL(options.app).href);
	const { judge } = await import(pathToFileURL(options.judge).href);

	const { items, version } = await spanledger.pull();
	console.log(`${options.dataset}, version ${version}: ${items.length} items`);
	if (items.length === 0) throw new Error(`${options.dataset} has no items: there is nothing to measure`);
	const results = await askAll(items, { answer, judge, atOnce: options.atOnce });
	await spanledger.post(version, results);

	const run = await spanledger.readRun(options.run);
	const last = await spanledger.findLast(options.against);
	const { failures, words } = decide({ ...options, run, last });
	for (const line of words) console.log(line);
	for (const failure of failures) console.error(`✗ ${failure}`);
	return failures.length === 0;
}

try {
	process.exitCode = (await runEvals()) ? 0 : 1;
} catch (error) {
	// 2: nothing was measured, which is not the same as measured and too low
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 2;
}
