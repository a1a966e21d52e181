import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyValue } from '../conventions/convention.cases.ts';
import { normaliseSpan } from '../conventions/normalise-span.ts';
import { readContent } from '../conventions/read-content.ts';
import { evaluationOfLog } from '../scores/evaluation-of-log.ts';
import { scoreOfEvaluation } from '../scores/score-of-evaluation.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { contentEvents } from './event-of-log.ts';
import { logUse } from './log-use.ts';
import type { RawLog } from './raw-log.ts';
import { sampleRawLog } from './sample-raw-log.ts';
import { emitters } from './span-events.ts';
import { keptUses } from './span-log.ts';
import { spanLogOf } from './span-log-of.ts';
import { spanOfCallEvent } from './span-of-event.ts';

const events = [
	...emitters.flatMap((emitter) => Object.keys(emitter.events)),
	'gen_ai.user.message',
	'gen_ai.choice',
	'gen_ai.client.inference.operation.details',
	'gen_ai.evaluation.result',
	'exception',
	'',
];
const keys = [
	'event.name',
	'session.id',
	'prompt.id',
	'duration_ms',
	'model',
	'success',
	'error',
	'http.response.status_code',
	'event.kind',
	'gen_ai.input.messages',
	'gen_ai.evaluation.name',
	'gen_ai.evaluation.score.value',
	'exception.message',
	'__proto__',
];
const anyLog: fc.Arbitrary<RawLog> = fc
	.record({
		eventName: fc.oneof(fc.constantFrom(...events), fc.string({ unit: 'binary' })),
		body: fc.oneof(anyValue, fc.constantFrom(...events)),
		attributes: fc
			.array(fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string()), fc.oneof(anyValue, fc.constantFrom(...events))))
			.map((entries) => new Map(entries)),
		ids: fc.constantFrom({}, { spanId: null }, { traceId: null, spanId: null }),
		timeNs: fc.bigInt({ min: 0n, max: 2n ** 63n }),
		severityNumber: fc.integer(),
		scope: fc.record({ name: fc.string(), version: fc.string() }),
	})
	.map(({ ids, ...log }) => sampleRawLog({}, { ...log, ...ids }));

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

test('any record is told apart, and whatever comes of it can be stored and read', () => {
	fc.assert(
		fc.property(anyLog, (log) => {
			expect(['content', 'score', 'exception', 'call', 'correlated', 'uncorrelated']).toContain(logUse(log));
			const span = spanOfCallEvent(log, digest);
			expect(span !== null).toBe(logUse(log) === 'call');
			if (span !== null) {
				expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
				expect(span.startTimeNs <= span.endTimeNs).toBe(true);
				expect(normaliseSpan(span).traceId).toMatch(/^[0-9a-f]{32}$/);
			}
			for (const use of keptUses) {
				const kept = spanLogOf({ ...log, traceId: 'a'.repeat(32), spanId: 'b'.repeat(16) }, { use, arrival: 0n });
				expect(JSON.stringify(kept.content).length).toBeGreaterThan(0);
				expect(kept.inputPreview?.length ?? 0).toBeLessThanOrEqual(200);
				readContent(sampleRawSpan({}), contentEvents([kept]));
			}
			const evaluation = evaluationOfLog(log);
			if (evaluation !== null) scoreOfEvaluation(evaluation, { id: 'e', timeMs: 0 });
		}),
		{ numRuns: 1_000 },
	);
});
