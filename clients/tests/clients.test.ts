import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Answered } from '../stand-in/answered.ts';
import { openStandIn, type StandIn } from '../stand-in/open-stand-in.ts';
import { kindOf } from './client-under-test.ts';
import { billedCalls, bills, expectedCalls, picoUsd, tellingOf } from './expected-bill.ts';
import { javascriptClients } from './javascript-clients.ts';
import { pythonClients } from './python-clients.ts';
import { type BillSeen, billOf, type TraceSeen, tracesOf } from './read-platform.ts';
import { newRun, runClient } from './run-client.ts';
import { nodeOf, pythonFor } from './runtimes.ts';
import { asUsd } from './true-cost.ts';

const platform = inject('platform');
const python = await pythonFor('clients/python');
let standIn: StandIn;
beforeAll(async () => {
	standIn = await openStandIn();
});
afterAll(() => standIn.close());

/** What a person would see, if they read nothing but JSON. */
const says = (value: unknown, text: string) =>
	JSON.stringify(value ?? null).includes(JSON.stringify(text).slice(1, -1));

for (const client of [...javascriptClients, ...pythonClients]) {
	const { script, protocol, types } = client;
	const title = protocol === undefined ? script : `${script} over ${protocol}`;
	const runtime = client.language === 'python' ? python : nodeOf(client.needsNode);
	if ('missing' in runtime) console.log(`${title}: skipped, ${runtime.missing}`);

	describe.skipIf('missing' in runtime)(title, () => {
		const run = newRun(client);
		let answered: readonly Answered[] = [];
		let traces: TraceSeen[] = [];
		let bill: BillSeen;
		const spans = () => traces.flatMap((trace) => trace.spans);

		beforeAll(async () => {
			const program = 'missing' in runtime ? '' : runtime.program;
			await runClient(client, program, run, { ...platform, standInUrl: standIn.urlOf(run) });
			answered = standIn.answeredTo(run);
			const count = Object.values(types).reduce((sum, each) => sum + each, 0);
			traces = await tracesOf(platform, run, count);
			bill = await billOf(platform, run);
		});

		test('the provider was asked as planned', () => {
			const kinds = new Set(answered.map(kindOf));
			expect([...kinds].sort()).toEqual(Object.keys(client.calls).sort());
		});

		test('every call is billed once, with the tokens and the price of the provider', () => {
			expect(billedCalls(spans())).toEqual(expectedCalls(client, answered));
		});

		test('the tenant pays the sum', () => {
			const expected = expectedCalls(client, answered);
			const sum = expected.reduce((total, { costUsd }) => total + picoUsd(costUsd), 0n);
			const refused = answered.filter((call) => call.status !== 200 && tellingOf(client, call).usage !== 'not told');
			expect({ calls: bill.calls, errors: bill.errors, costUsd: bill.costUsd }).toEqual({
				calls: expected.length,
				errors: refused.length,
				costUsd: asUsd(sum),
			});
		});

		test('tenant, team, feature, user and session are known', () => {
			expect(traces).toHaveLength(1);
			const known = { tenant: run, team: 'orange', feature: 'clients', userId: 'user-7', sessionId: 'session-3' };
			expect(traces[0]).toMatchObject(client.route === undefined ? known : { ...known, route: client.route });
		});

		test('spans have their types and their convention', () => {
			const counted: Record<string, number> = {};
			for (const { type } of spans()) counted[type] = (counted[type] ?? 0) + 1;
			expect(counted).toEqual(types);
			expect(
				[
					...new Set(
						spans()
							.filter(bills)
							.map(({ convention }) => convention),
					),
				].sort(),
			).toEqual([...client.conventions].sort());
		});

		test('questions and answers can be read', () => {
			const unread = answered.filter((call) => {
				const { usage, unread } = tellingOf(client, call);
				if (usage === 'not told' || unread === 'both') return false;
				return !spans().some(
					({ input, output }) => says(input, call.question) && (unread === 'answer' || says(output, call.answer)),
				);
			});
			expect(unread.map(({ call, endpoint, question }) => ({ call, endpoint, question }))).toEqual([]);
		});
	});
}
