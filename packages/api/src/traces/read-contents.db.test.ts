import type { Payload } from '@spanledger/db/spans/payload';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeTrace } from '../datasets/take-trace.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { readContents } from './read-contents.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
const deps = createTestDeps(db);
const dayMs = 86_400_000;
const noonMs = Math.floor(Date.now() / dayMs) * dayMs - dayMs / 2;

let project: TestProject;
beforeAll(async () => {
	project = await createTestProject(db);
});

const words = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: 'text', content }] }]);
const chat = (asked: string, answered: string): Partial<Payload> => ({
	attributes: {
		'gen_ai.operation.name': 'chat',
		'gen_ai.request.model': 'gpt-4o-mini',
		'gen_ai.input.messages': words('user', asked),
		'gen_ai.output.messages': words('assistant', answered),
	},
});
const idAt = (index: number) => `${index}`.padStart(32, '0');
/** A trace of as many calls as are told, the last of which answers. Calls of all traces have the same ids. */
async function tell(index: number, calls: number, startMs: number, of = project): Promise<string> {
	const traceId = idAt(index);
	const startNs = BigInt(startMs) * 1_000_000n;
	const spans = Array.from({ length: calls }, (_, call) =>
		spanOf(`c${call}`, { traceId, parentSpanId: idOf('r'), startMs: call, hasContent: true }, startNs),
	);
	const root = spanOf('r', { traceId, type: 'workflow', usage: null, durationMs: 9_000 }, startNs);
	const payloads = spans.map((span, call) => [span.spanId, chat(`question ${index}`, `answer ${index}.${call}`)]);
	await store(db, of, [root, ...spans], Object.fromEntries(payloads));
	return traceId;
}
const read = (traceIds: string[], of = project) => readContents(deps, { projectId: of.project.id }, { traceIds });

it('a page of traces, settled or not, small or of 100 calls, as one by one', async () => {
	const settled = [await tell(1, 2, noonMs), await tell(2, 100, noonMs + 1_000)];
	await settleAll(db);
	const traceIds = [...settled, await tell(3, 1, noonMs + 2_000), idAt(4_000)];
	const silent = idAt(5);
	await store(db, project, [spanOf('r', { traceId: silent }, BigInt(noonMs) * 1_000_000n)]);
	const found = await read([...traceIds, silent]);
	expect(Object.fromEntries(found.map(({ traceId, output }) => [traceId, output]))).toEqual({
		[idAt(1)]: 'answer 1.1',
		[idAt(2)]: 'answer 2.99',
		[idAt(3)]: 'answer 3.0',
	});
	for (const { traceId, input, output, context } of found) {
		const taken = await takeTrace(deps, { projectId: project.project.id }, { traceId });
		expect(taken).toMatchObject({ input, output, context });
	}
});

it('twenty traces of a day take as many queries as one, and another project’s are not there', async () => {
	const traceIds: string[] = [];
	for (let index = 20; index < 40; index++) traceIds.push(await tell(index, 1, noonMs));
	let queries = 0;
	const counted = new Proxy(db, {
		get(target, name) {
			if (name === 'query') queries++;
			const value = Reflect.get(target, name);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
	const queriesFor = async (ids: string[]) => {
		queries = 0;
		const asked = { projectId: project.project.id };
		expect(await readContents({ db: counted }, asked, { traceIds: ids })).toHaveLength(ids.length);
		return queries;
	};
	const one = await queriesFor(traceIds.slice(0, 1));
	expect(one).toBeGreaterThan(3);
	expect(await queriesFor(traceIds)).toBeLessThanOrEqual(one); // it first looks whether there are log records at all, and there are none
	expect(await read(traceIds, await createTestProject(db))).toEqual([]);
});
