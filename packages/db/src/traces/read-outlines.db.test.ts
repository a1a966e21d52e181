import type { Span } from '@spanledger/core/spans/span';
import { errorMessageOf } from '@spanledger/core/traces/span-outline';
import { afterAll, expect, test } from 'vitest';
import { storeLogs } from '../logs/store-logs.ts';
import { createProject } from '../projects/create-project.ts';
import { readSpans } from '../spans/read-spans.ts';
import { storeSpans } from '../spans/store-spans.ts';
import { sampleLog } from '../testing/sample-logs.ts';
import { noonNs, samplePayload, sampleSpan, spanIdOf } from '../testing/sample-spans.ts';
import { cloneDatabase } from '../testing/test-database.ts';
import { readOutlines } from './read-outlines.ts';

const { db, drop } = await cloneDatabase();
afterAll(drop);
const noon = new Date(Number(noonNs / 1_000_000n));
const trace = { traceId: sampleSpan().traceId, minStart: noon, maxStart: noon };

test('why a span failed: its own words, else those of an exception among its records, cut where a row shows no more', async () => {
	const scope = { projectId: (await createProject(db, { slug: 'p', name: 'P' })).id };
	const span = (id: number, changes: Partial<Span>) => sampleSpan({ spanId: spanIdOf(id), ...changes });
	const spans = [
		span(1, { status: 'ok', statusMessage: 'fine' }),
		span(2, { status: 'error', statusMessage: 'overloaded' }),
		span(3, { status: 'error' }),
		span(4, { status: 'error' }),
		span(5, { status: 'error', statusMessage: 'é'.repeat(5_000) }),
	];
	await storeSpans(db, scope, { spans: spans.map((span) => ({ span, payload: samplePayload() })), receivedAt: noon });
	const exception = { use: 'exception', inputPreview: null } as const;
	await storeLogs(db, scope, {
		logs: [
			sampleLog({ ...exception, spanId: spanIdOf(2), exceptionMessage: 'not asked' }),
			sampleLog({ ...exception, spanId: spanIdOf(3), exceptionMessage: 'connection reset' }),
		],
		receivedAt: noon,
	});
	const outlines = await readOutlines(db, scope, trace);
	expect(outlines.map(errorMessageOf)).toEqual([null, 'overloaded', 'connection reset', null, `${'é'.repeat(200)}…`]);
	expect(outlines.map(errorMessageOf)).toEqual((await readSpans(db, scope, trace)).map(errorMessageOf));
});
