import { createProject } from '@spanledger/db/projects/create-project';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { type IngestJob, packBody } from '@spanledger/queue/ingest-queue';
import { pino } from 'pino';
import type { Deps } from '../deps.ts';
import { pricingOfProjects } from '../jobs/settle-pricing.ts';
import { settleDue } from '../jobs/settle-traces.ts';
import { storeLogs } from '../jobs/store-logs.ts';
import { storeTraces } from '../jobs/store-traces.ts';
import { tellNobody } from './tell-nobody.ts';

/** The ways of requests into the store and through settling, on a cloned database, without a queue. */
export async function openStore() {
	const { db, drop } = await cloneDatabase();
	const silent = { count: () => {}, close: () => {} };
	// storing takes nothing off the queue by itself
	const deps: Deps = { db, queue: undefined as never, secret: '', tell: tellNobody, log: pino({ level: 'silent' }) };
	const signals = { logs: storeLogs(deps, silent), traces: storeTraces(deps, silent) };
	const onFault = (reason: string) => {
		throw new Error(reason);
	};
	let projects = 0;
	return {
		db,
		drop,
		newProject: async () => (await createProject(db, { slug: `p${projects++}`, name: 'P' })).id,
		take: (job: IngestJob) => signals[job.signal === 'logs' ? 'logs' : 'traces'](job),
		/** Settles everything, due or not. */
		settleAll: async () => {
			for (let settled = 1; settled > 0; ) {
				await db.query(`UPDATE unsettled_traces SET due_at = '-infinity' WHERE due_at < 'infinity'`);
				settled = await settleDue({ db, pricingOf: pricingOfProjects(db), now: () => new Date(), onFault });
			}
		},
	};
}

/** When every request of a test was received. */
export const receivedAtMs = Date.now();

export async function jobOf(
	projectId: string,
	body: Uint8Array,
	more: Partial<IngestJob> & Pick<IngestJob, 'signal'>,
): Promise<IngestJob> {
	return { projectId, format: 'json', body: await packBody(body, false), receivedAtMs, ...more };
}

type Value = string | number | boolean;
export type LogRecord = {
	body?: string;
	secondsAgo?: number;
	attributes: Record<string, Value>;
	traceId?: string;
	spanId?: string;
	eventName?: string;
};

export const otlpAttributes = (values: Record<string, Value>) =>
	Object.entries(values).map(([key, value]) => {
		if (typeof value === 'number') return { key, value: { intValue: value } };
		return { key, value: typeof value === 'boolean' ? { boolValue: value } : { stringValue: value } };
	});

/** An ExportLogsServiceRequest in OTLP/JSON. */
export function logsBody(records: readonly LogRecord[], scope = ''): Uint8Array {
	const logRecords = records.map(({ body, secondsAgo = 10, attributes, ...more }) => ({
		timeUnixNano: nanosecondsAgo(secondsAgo),
		...(body === undefined ? {} : { body: { stringValue: body } }),
		attributes: otlpAttributes(attributes),
		...more,
	}));
	const resource = { attributes: otlpAttributes({ 'service.name': 'tool' }) };
	return Buffer.from(
		JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ scope: { name: scope }, logRecords }] }] }),
	);
}

export const nanosecondsAgo = (seconds: number): string => String(BigInt(receivedAtMs - seconds * 1_000) * 1_000_000n);
