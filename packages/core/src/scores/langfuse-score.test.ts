import { describe, expect, it } from 'vitest';
import { langfuseScore } from './langfuse-score.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const read = (sent: object) => langfuseScore('api').safeParse({ name: 'helpful', traceId, ...sent });

describe('langfuseScore', () => {
	it.each([
		[{ value: 0.9 }, { dataType: 'numeric', value: 0.9 }],
		[
			{ value: 1, dataType: 'BOOLEAN' },
			{ dataType: 'boolean', value: 1 },
		],
		[{ value: 'not toxic' }, { dataType: 'categorical', label: 'not toxic' }],
		[
			{ value: 'so so', dataType: 'CATEGORICAL' },
			{ dataType: 'categorical', label: 'so so' },
		],
		[
			{ value: 'a remark', dataType: 'TEXT' },
			{ dataType: 'categorical', label: 'a remark' },
		],
		[
			{ value: 1, observationId: 'b7ad6b7169203331' },
			{ spanId: 'b7ad6b7169203331', traceId },
		],
		[
			{ value: 1, traceId: undefined, sessionId: 's' },
			{ sessionId: 's', source: 'api' },
		],
		[{ value: 1, traceId: '0af76519-16cd-43dd-8448-eb211c80319c' }, { traceId }],
		[
			{ value: 1, id: 'mine', comment: 'ok', environment: 'production', configId: 'c', metadata: { a: 1 } },
			{ id: 'mine', comment: 'ok' },
		],
	])('%j', (sent, kept) => expect(read(sent).data).toMatchObject(kept));

	it.each([
		[{ value: 1, name: '' }, 'name'],
		[{ value: {} }, 'value'],
		[{ value: 2, dataType: 'BOOLEAN' }, 'value'],
		[{ value: 'fixed text', dataType: 'CORRECTION' }, 'dataType'],
		[{ value: 1, traceId: 'my-own-id' }, 'traceId'],
		[{ value: 1, observationId: 'my-own-id' }, 'observationId'],
		[{ value: 1, traceId: undefined, datasetRunId: 'r' }, 'traceId'],
	])('refuses %j by its field', (sent, field) => expect(read(sent).error?.issues[0]?.path).toEqual([field]));
});
