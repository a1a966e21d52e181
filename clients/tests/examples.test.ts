import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Answered } from '../stand-in/answered.ts';
import { openStandIn, type StandIn } from '../stand-in/open-stand-in.ts';
import { type ExampleUnderTest, examples, newTenant, runExample } from './examples.ts';
import { billedCalls, expectedCalls } from './expected-bill.ts';
import { billOf, settledTrace, type TraceSeen } from './read-platform.ts';
import { goFor, pythonFor, type Runtime } from './runtimes.ts';

const platform = inject('platform');
const root = fileURLToPath(new URL('../..', import.meta.url));
let standIn: StandIn;
beforeAll(async () => {
	standIn = await openStandIn();
});
afterAll(() => standIn.close());

test('examples/typescript has no type errors', async () => {
	const tsc = `${root}node_modules/typescript/bin/tsc`;
	await promisify(execFile)(process.execPath, [tsc, '-p', `${root}examples/typescript`, '--noEmit']).catch(
		({ stdout }: { stdout: string }) => expect.fail(stdout),
	);
});

const runtimes: Record<ExampleUnderTest['folder'], Runtime> = {
	typescript: { program: 'npm' },
	python: await pythonFor('examples/python'),
	go: await goFor('examples/go'),
};
for (const [folder, runtime] of Object.entries(runtimes))
	if ('missing' in runtime) console.log(`examples/${folder}: skipped, ${runtime.missing}`);

const runnable = examples.flatMap((example) => {
	const runtime = runtimes[example.folder];
	return 'missing' in runtime ? [] : [{ ...example, title: `${example.folder} ${example.name}`, ...runtime }];
});

describe.for(runnable)('$title', ({ program, ...example }) => {
	const tenant = newTenant(example);
	let answered: readonly Answered[] = [];
	let trace: TraceSeen;
	beforeAll(async () => {
		const traceId = await runExample(example, program, tenant, { ...platform, standInUrl: standIn.urlOf(tenant) });
		answered = standIn.answeredTo(tenant);
		trace = await settledTrace(platform, traceId, example.spans.length);
	});

	test('shows its spans by type', () => {
		expect(trace.spans.map(({ type, name }) => `${type} ${name}`).sort()).toEqual([...example.spans].sort());
	});

	test('bills every call, with the tokens and the price of the provider', () => {
		expect(answered.length).toBeGreaterThan(0);
		expect(billedCalls(trace.spans)).toEqual(expectedCalls(example, answered));
	});

	test('bills the tenants that it names', async () => {
		const bills = await Promise.all(
			Object.keys(example.tenants).map(async (suffix) => {
				const { calls } = await billOf(platform, tenant + suffix);
				return [suffix, calls] as const;
			}),
		);
		expect(Object.fromEntries(bills)).toEqual(example.tenants);
	});

	test('can be read', () => {
		const shown = JSON.stringify(trace.spans.map(({ input, output, documents }) => ({ input, output, documents })));
		for (const text of example.texts) expect(shown).toContain(text);
		expect(trace.scores.map(({ name }) => name)).toEqual(example.scores ?? []);
	});
});
