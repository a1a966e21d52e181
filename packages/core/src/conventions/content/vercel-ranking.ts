import { isObject, type JsonValue } from '../../spans/json.ts';
import type { Attributes } from '../../spans/raw-span.ts';
import type { RetrievedDocument } from '../content.ts';
import { parseContent } from './parse-content.ts';
import { toDocuments } from './to-documents.ts';

/**
 * Vercel AI's ranking names its documents by their place among those that were sent: `{"index":1,"relevanceScore":0.9}`, each as JSON
 * text; the documents themselves stand in `ai.documents`.
 */
export function vercelRanking(attributes: Attributes): RetrievedDocument[] {
	const sent = toDocuments(listOf(attributes, 'ai.documents'));
	return listOf(attributes, 'ai.ranking').flatMap((item) => {
		const place = isObject(item) ? (item.originalIndex ?? item.index) : undefined;
		const document = typeof place === 'number' ? sent[place] : undefined;
		return toDocuments([item]).map((ranked) => ({
			...ranked,
			content: ranked.content ?? document?.content ?? null,
			metadata: ranked.metadata ?? document?.metadata ?? null,
		}));
	});
}

function listOf(attributes: Attributes, key: string): JsonValue[] {
	const list = parseContent(attributes.get(key));
	return Array.isArray(list) ? list.map((item) => parseContent(item)) : [];
}
