import { randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { budgetSettings } from '@spanledger/core/budgets/budget';
import { createBudget } from '@spanledger/db/budgets/create-budget';
import type { Db } from '@spanledger/db/connect';
import { findProject } from '@spanledger/db/projects/find-project';
import { encodeLoad } from '@spanledger/fixtures/load/encode-load';
import { postLoad } from '@spanledger/fixtures/load/post-load';
import { singleCalls } from '@spanledger/fixtures/load/single-calls';
import { percentile } from './percentile.ts';
import type { Stack } from './stack.ts';

type Spread = { p50: number; p99: number };
export type CheckFigures = {
	callsPerSecond: number;
	check: Spread;
	health: Spread;
	/** From sending a span until the check call counts it. */
	freshMs: { p50: number; p95: number; samples: number };
};

const callsPerSecond = 1_000;
/** One /healthz beside so many check calls: enough for a p99, and hardly any load. */
const checksPerHealth = 10;
/** Only the calls whose freshness is measured have it. */
const probeFeature = 'bench-probe';

/**
 * A thousand check calls a second, and /healthz asked beside them in the same loop, while spans are taken in; then, beside the same load,
 * how soon a call that was sent is counted.
 */
export async function measureCheck(
	stack: Stack,
	db: Db,
	{ seconds, fresh }: { seconds: number; fresh: number },
): Promise<CheckFigures> {
	const project = await findProject(db, { slug: 'default' });
	if (project === null) throw new Error('the bench needs the first project');
	const settings = budgetSettings.parse({
		name: `bench ${Date.now()}`,
		unit: 'calls',
		limit: '1000000',
		period: 'month',
		timeZone: 'UTC',
	});
	await createBudget(db, { projectId: project.id }, { settings, createdBy: 'bench', now: new Date() });
	const probe = { ...settings, name: `${settings.name} probe`, filters: { feature: [probeFeature] } };
	await createBudget(db, { projectId: project.id }, { settings: probe, createdBy: 'bench', now: new Date() });
	const busy = new AbortController();
	const load = keepBusy(stack, busy.signal);
	const samples = await askBoth(stack, seconds);
	const freshMs = await measureFreshness(stack, probe.name, fresh);
	busy.abort();
	await load;
	return { callsPerSecond, ...samples, freshMs };
}

/** A batch of spans five times a second: ingest, worker and Postgres are at work, and not at their end. */
async function keepBusy(stack: Stack, signal: AbortSignal): Promise<void> {
	for (let round = 0; !signal.aborted; round++) {
		const load = encodeLoad({
			corpus: singleCalls,
			spans: 100,
			spansPerRequest: 100,
			endMs: Date.now(),
			seed: `busy ${round} ${Date.now()}`,
		});
		await postLoad({ url: stack.otlpUrl, key: stack.key }, load, 1);
		await sleep(200);
	}
}

async function askBoth(stack: Stack, seconds: number): Promise<{ check: Spread; health: Spread }> {
	const agent = new Agent({ keepAlive: true, maxSockets: 64 });
	const ask = (path: string, into: number[]) =>
		new Promise<void>((resolve, reject) => {
			const startedAt = performance.now();
			get(`${stack.otlpUrl}${path}`, { agent, headers: { 'x-api-key': stack.key } }, (response) => {
				response.resume().on('end', () => {
					into.push(performance.now() - startedAt);
					if (response.statusCode === 200) resolve();
					else reject(new Error(`${path} answered ${response.statusCode}`));
				});
			}).on('error', reject);
		});
	const check: number[] = [];
	const health: number[] = [];
	const running: Promise<void>[] = [];
	const startedAt = performance.now();
	for (let sent = 0; sent < seconds * callsPerSecond; ) {
		const due = Math.floor(((performance.now() - startedAt) / 1_000) * callsPerSecond);
		for (; sent < due; sent++) {
			running.push(ask('/v1/budgets/check?tenant=tenant-1&estimateUsd=0.01', check));
			if (sent % checksPerHealth === 0) running.push(ask('/healthz', health));
		}
		await sleep(1);
	}
	await Promise.all(running);
	agent.destroy();
	// the first second opens connections
	const spread = (all: number[], perSecond: number): Spread => {
		const warm = all.slice(perSecond);
		return { p50: percentile(warm, 0.5), p99: percentile(warm, 0.99) };
	};
	return { check: spread(check, callsPerSecond), health: spread(health, callsPerSecond / checksPerHealth) };
}

/** One call, by itself a trace, of a feature that nothing else has. */
async function sendProbe({ otlpUrl, key }: Stack): Promise<void> {
	const endMs = Date.now();
	const attributes = Object.entries({
		'gen_ai.operation.name': 'chat',
		'gen_ai.request.model': 'gpt-4o-mini',
		'gen_ai.usage.input_tokens': 100,
		'gen_ai.usage.output_tokens': 10,
		feature: probeFeature,
	}).map(([name, value]) => ({
		key: name,
		value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
	}));
	const span = {
		traceId: randomBytes(16).toString('hex'),
		spanId: randomBytes(8).toString('hex'),
		name: 'chat',
		kind: 3,
		startTimeUnixNano: `${endMs - 1_000}000000`,
		endTimeUnixNano: `${endMs}000000`,
		attributes,
	};
	const response = await fetch(`${otlpUrl}/v1/traces`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': key },
		body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }),
	});
	if (!response.ok) throw new Error(`the probe was answered ${response.status}`);
}

async function measureFreshness(stack: Stack, name: string, count: number): Promise<CheckFigures['freshMs']> {
	const spent = async () => {
		const response = await fetch(`${stack.otlpUrl}/v1/budgets/check?feature=${probeFeature}`, {
			headers: { 'x-api-key': stack.key },
		});
		const { budgets } = (await response.json()) as { budgets: { name: string; spent: string }[] };
		return Number(budgets.find((budget) => budget.name === name)?.spent ?? 0);
	};
	const samples: number[] = [];
	for (let round = 0; round < count; round++) {
		const before = await spent();
		const startedAt = performance.now();
		await sendProbe(stack);
		while ((await spent()) === before) {
			if (performance.now() - startedAt > 30_000) throw new Error('a call that was sent is not counted after 30 s');
			await sleep(20);
		}
		samples.push(performance.now() - startedAt);
	}
	return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), samples: count };
}
