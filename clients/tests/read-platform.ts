import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from './run-client.ts';

/** What the tests look at of a span; the whole shape stands in the OpenAPI document. */
export type SpanSeen = {
	spanId: string;
	parentSpanId: string | null;
	name: string;
	type: string;
	convention: string | null;
	status: string;
	usage: Record<string, number | null> | null;
	usageSource: 'reported' | 'estimated' | 'missing' | null;
	usageCounted: boolean | null;
	unpricedReason: string | null;
	costUsd: string | null;
	input: unknown;
	output: unknown;
	toolName: string | null;
	documents: { id: string | null; score: number | null }[];
};

export type TraceSeen = {
	traceId: string;
	settled: boolean;
	route: string | null;
	tenant: string | null;
	team: string | null;
	feature: string | null;
	userId: string | null;
	sessionId: string | null;
	costUsd: string | null;
	scores: { name: string; value: unknown }[];
	spans: SpanSeen[];
};

export type BillSeen = { calls: number; errors: number; costUsd: string; usage: Record<string, number> };

/** All traces of a tenant, once there are as many spans as expected and all is settled; else as they are when time is up. */
export async function tracesOf(platform: Platform, tenant: string, spans: number): Promise<TraceSeen[]> {
	const giveUpAt = Date.now() + 20_000;
	for (;;) {
		const found = await tracesNow(platform, tenant);
		const arrived = found.reduce((sum, trace) => sum + trace.spans.length, 0);
		if ((arrived >= spans && found.every(({ settled }) => settled)) || Date.now() > giveUpAt) return found;
		await sleep(300);
	}
}

/** A trace by its id, once it has all its spans and is settled; else as it is when time is up. */
export async function settledTrace(platform: Platform, traceId: string, spans: number): Promise<TraceSeen> {
	const giveUpAt = Date.now() + 20_000;
	for (;;) {
		const found = await ask<TraceSeen>(platform, `/traces/${traceId}`).catch((error: Error) => error);
		const isWhole = !(found instanceof Error) && found.settled && found.spans.length >= spans;
		if (!(found instanceof Error) && (isWhole || Date.now() > giveUpAt)) return found;
		if (Date.now() > giveUpAt) throw found;
		await sleep(300);
	}
}

/** The tenant's bill of the last day. */
export async function billOf(platform: Platform, tenant: string): Promise<BillSeen> {
	const { total } = await ask<{ total: BillSeen }>(platform, `/costs?groupBy=none&tenant=${tenant}`);
	return total;
}

async function tracesNow(platform: Platform, tenant: string): Promise<TraceSeen[]> {
	const { items } = await ask<{ items: { traceId: string }[] }>(platform, `/traces?tenant=${tenant}`);
	return Promise.all(items.map(({ traceId }) => ask<TraceSeen>(platform, `/traces/${traceId}`)));
}

async function ask<T>({ webUrl, apiKey }: Platform, path: string): Promise<T> {
	const response = await fetch(`${webUrl}/api/v1${path}`, { headers: { 'x-api-key': apiKey } });
	if (response.status !== 200) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
	return (await response.json()) as T;
}
