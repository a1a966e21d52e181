import { expect, test } from 'vitest';
import type { RawEvent } from '../../spans/raw-span.ts';
import { sampleRawSpan } from '../../spans/sample-raw-span.ts';
import { readContent } from '../read-content.ts';

test('documents on indexed keys, with scores below zero and metadata as JSON', () => {
	const content = readContent(
		sampleRawSpan({
			'openinference.span.kind': 'RETRIEVER',
			'input.value': 'rain?',
			'retrieval.documents.0.document.id': 7,
			'retrieval.documents.0.document.content': 'It rains.',
			'retrieval.documents.0.document.score': -0.25,
			'retrieval.documents.0.document.metadata': '{"page":3}',
			'retrieval.documents.1.document.content': 'It shines.',
		}),
	);
	expect(content).toMatchObject({
		input: 'rain?',
		documents: [
			{ id: '7', content: 'It rains.', score: -0.25, metadata: { page: 3 } },
			{ id: null, content: 'It shines.', score: null, metadata: null },
		],
		keys: { documents: 'retrieval.documents.*' },
	});
});

const hit = (attributes: { readonly [key: string]: string | number }): RawEvent => ({
	name: 'db.query.result',
	timeNs: 0n,
	attributes: new Map(Object.entries(attributes)),
});

test('documents from a vector database’s events', () => {
	const raw = sampleRawSpan(
		{ 'db.system': 'chroma', 'db.vector.query.top_k': 1 },
		{
			events: [
				hit({
					'db.query.result.id': 'd1',
					'db.query.result.distance': 0.2,
					'db.query.result.document': 'rain',
				}),
			],
		},
	);
	expect(readContent(raw).documents).toEqual([{ id: 'd1', content: 'rain', score: 0.2, metadata: null }]);
});
