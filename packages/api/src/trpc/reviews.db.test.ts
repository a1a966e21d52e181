import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootstrapUser } from '../auth/bootstrap-user.ts';
import { createTestDeps } from '../testing/test-deps.ts';
import { createTestProject, settleAll, store, type TestProject } from '../testing/test-project.ts';
import { createCaller } from './app-router.ts';

const database = await cloneDatabase();
afterAll(database.drop);
const { db } = database;
let now = new Date();
const deps = createTestDeps(db, () => now);

let own: TestProject;
let project: string;
let ada: ReturnType<typeof createCaller>;
let bob: ReturnType<typeof createCaller>;
let week: string;

const traceOf = (at: number) => (at + 1).toString(16).padStart(32, '0');

/** Eight tenants whose answers were cut, the first two with a question that is kept; and ten traces with nothing to notice. */
beforeAll(async () => {
	own = await createTestProject(db);
	project = own.project.slug;
	for (const name of ['ada', 'bob'])
		await bootstrapUser(deps, { email: `${name}@example.com`, password: 'a good password' });
	const { rows } = await db.query<{ id: string; email: string }>('SELECT id, email FROM auth_users');
	const callerOf = (email: string) =>
		createCaller({
			...deps,
			member: { userId: rows.find((row) => row.email === email)?.id ?? '', email, name: email },
		});
	[ada, bob] = [callerOf('ada@example.com'), callerOf('bob@example.com')];
	const startNs = BigInt(now.getTime() - 600_000) * 1_000_000n;
	const spans = Array.from({ length: 18 }, (_, at) =>
		spanOf(
			`${at}`,
			{
				...{ traceId: traceOf(at), parentSpanId: null, startMs: at },
				dimensions: { tenant: `t${at}`, route: 'POST /chat' },
				...(at < 8 ? { signals: ['truncated'] as const, finishReasons: ['length'] } : {}),
			},
			startNs,
		),
	);
	const told = (question: string) => ({
		attributes: { 'openinference.span.kind': 'LLM', 'input.value': question, 'output.value': 'Because.' },
	});
	await store(db, own, spans, { [idOf('0')]: told('Why?'), [idOf('1')]: told('When?') });
	await settleAll(db);
	week = (await ada.reviews.buildNow({ project })).week;
});

const open = async () => {
	const { open } = await ada.reviews.get({ project });
	if (open === null) throw new Error('there is no review');
	return open;
};
const cut = async () => (await open()).items.filter(({ hasKin }) => hasKin);
const label = { cause: 'model', outcome: 'ignore' } as const;

describe('two people at one review', () => {
	it('hold a trace one at a time, and each is told who has it', async () => {
		const place = { project, week, position: 1 };
		expect(await ada.reviews.reserve(place)).toBeNull();
		expect(await bob.reviews.reserve(place)).toBe('ada@example.com');
		await expect(bob.reviews.label({ project, label: { week, position: 1, ...label } })).rejects.toThrow(
			'ada@example.com is looking at this trace',
		);
		expect((await open()).items[0]?.reviewedAt).toBeNull();
		await ada.reviews.release(place);
		expect(await bob.reviews.reserve(place)).toBeNull();
		// ten minutes without a sign
		now = new Date(now.getTime() + 600_001);
		expect(await ada.reviews.reserve(place)).toBeNull();
		await ada.reviews.release(place);
	});

	it('share the traces out, among members only', async () => {
		expect((await open()).members.map(({ email }) => email)).toEqual(['ada@example.com', 'bob@example.com']);
		const assign = (positions: number[], to: string | null) =>
			ada.reviews.assign({ project, assignment: { week, positions, to } });
		await assign([1, 2], 'bob@example.com');
		await assign([2], null);
		const assigned = (await open()).items.filter(({ assignedTo }) => assignedTo !== null);
		expect(assigned.map(({ position, assignedTo }) => [position, assignedTo])).toEqual([[1, 'bob@example.com']]);
		await expect(assign([1], 'eve@example.com')).rejects.toThrow('eve@example.com is no member of this project');
		await expect(assign([99], null)).rejects.toThrow('no such trace');
	});
});

describe('the same failure', () => {
	it('goes into a dataset as far as it is kept; what is not stays open', async () => {
		const items = await cut();
		const kept = items.find(({ traceId }) => traceId === traceOf(0));
		const said = { week, position: kept?.position ?? 0, alike: true, cause: 'model', severity: 'high' } as const;
		const saved = await ada.reviews.label({
			...{ project, label: { ...said, expected: 'Since …', outcome: 'dataset', dataset: 'cut' } },
		});
		expect(saved).toEqual({ labelled: 2, left: items.length - 2, isDone: false });
		const { items: stored } = await ada.datasets.items({ project, dataset: 'cut' });
		expect(stored.map(({ expected }) => expected).sort()).toEqual(['Since …', null]);
	});

	it('is labelled as a whole, but for what somebody else is looking at', async () => {
		const [first, second, ...others] = (await cut()).filter(({ reviewedAt }) => reviewedAt === null);
		if (first === undefined || second === undefined) throw new Error('there should be six');
		expect(await bob.reviews.reserve({ project, week, position: second.position })).toBeNull();
		const say = () =>
			ada.reviews.label({ project, label: { week, position: first.position, alike: true, ...label, severity: 'low' } });
		expect(await say()).toEqual({ labelled: others.length + 1, left: 1, isDone: false });
		const left = (await cut()).filter(({ reviewedAt }) => reviewedAt === null);
		expect(left.map(({ position }) => position)).toEqual([second.position]);
		expect((await cut()).find(({ position }) => position === first.position)?.severity).toBe('low');
	});

	it('is none where nothing was noticed: each is looked at by itself', async () => {
		const plain = (await open()).items.filter(({ hasKin }) => !hasKin);
		expect(plain.length).toBeGreaterThan(1);
		const [one] = plain;
		const saved = await ada.reviews.label({
			...{ project, label: { week, position: one?.position ?? 0, alike: true, ...label, cause: 'not-a-problem' } },
		});
		expect(saved).toEqual({ labelled: 1, left: 0, isDone: false });
	});

	it('refuses a trace that the review does not have', async () => {
		await expect(ada.reviews.label({ project, label: { week, position: 99, ...label } })).rejects.toThrow(
			'no trace 99',
		);
	});
});

it('says causes with their share of the control alone', async () => {
	const { items, summary } = await open();
	const control = items.filter(({ picked, reviewedAt }) => picked === 'control' && reviewedAt !== null);
	const bad = control.filter(({ cause }) => cause !== 'not-a-problem');
	expect(summary.prevalence.any?.of).toBe(control.length);
	expect(summary.prevalence.any?.count).toBe(bad.length);
	expect(summary.causes.reduce((sum, { count }) => sum + count, 0)).toBe(
		items.filter(({ reviewedAt }) => reviewedAt !== null).length,
	);
});

describe('own causes', () => {
	it.each([
		[['billing', 'Billing'], 'each cause once'],
		[['Prompt'], 'is one of the eight already'],
		[['  '], 'a cause needs a name'],
		[Array.from({ length: 11 }, (_, at) => `cause ${at}`), 'at most 10 causes'],
	])('%j are refused: %s', async (causes, why) => {
		const { settings } = await ada.reviews.settings({ project });
		await expect(ada.reviews.saveSettings({ project, settings: { ...settings, causes } })).rejects.toThrow(why);
	});

	it('are kept in their order', async () => {
		const { settings } = await ada.reviews.settings({ project });
		await ada.reviews.saveSettings({ project, settings: { ...settings, causes: [' billing ', 'locale'] } });
		expect((await ada.reviews.settings({ project })).settings.causes).toEqual(['billing', 'locale']);
	});
});
