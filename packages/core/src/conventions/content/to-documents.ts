import { isObject, type JsonObject, type JsonValue } from '../../spans/json.ts';
import type { Attributes, RawEvent } from '../../spans/raw-span.ts';
import type { RetrievedDocument } from '../content.ts';
import { readNumber } from '../fields/read-value.ts';
import { indexedTree } from './indexed-tree.ts';
import { jsonText } from './json-text.ts';
import { parseContent } from './parse-content.ts';
import { firstObject, firstText } from './to-parts.ts';

const indexedPrefixes = ['retrieval.documents.', 'reranker.output_documents.', 'reranker.input_documents.'];

/** Documents of a list, of `{documents}` or `{results}`, or of a JSON string with one of them; empty when it is none of these. */
export function toDocuments(sent: JsonValue): RetrievedDocument[] {
	const value = typeof sent === 'string' ? parseContent(sent) : sent;
	const list = isObject(value)
		? (value.documents ?? value.results ?? value.matches ?? value.outputs ?? value.output)
		: value;
	if (!Array.isArray(list)) return [];
	return list.map(toDocument).filter((document) => document !== null);
}

/** Documents spread over indexed keys (OpenInference), and the prefix they stood under. */
export function indexedDocuments(attributes: Attributes): { documents: RetrievedDocument[]; key: string } | null {
	for (const prefix of indexedPrefixes) {
		const documents = toDocuments(indexedTree(attributes, prefix));
		if (documents.length > 0) return { documents, key: `${prefix}*` };
	}
	return null;
}

/** OpenLLMetry's vector database results: one `db.query.result` event per hit. */
export function eventDocuments(events: readonly RawEvent[]): RetrievedDocument[] {
	return events.flatMap(({ name, attributes }) => {
		if (name !== 'db.query.result') return [];
		const at = (key: string) => parseContent(attributes.get(`db.query.result.${key}`) ?? attributes.get(key));
		const [id, content, metadata] = [at('id'), at('document'), at('metadata')];
		return [
			{
				id: id === null ? null : jsonText(id),
				content: content === null ? null : jsonText(content),
				score: numberOf(at('score') ?? at('distance')),
				metadata,
			},
		];
	});
}

function toDocument(item: JsonValue): RetrievedDocument | null {
	if (typeof item === 'string') return documentInText(item) ?? { id: null, content: item, score: null, metadata: null };
	if (!isObject(item)) return null;
	const inner = firstObject(item.document, item.kwargs) ?? item;
	const metadata = inner.metadata ?? item.metadata ?? null;
	const id = idOf(inner) ?? idOf(item) ?? (isObject(metadata) ? idOf(metadata) : null);
	const content = firstText(inner.content, inner.page_content, inner.pageContent, inner.text, item.document) ?? null;
	const score = numberOf(inner.score ?? item.score ?? item.relevance_score ?? item.relevanceScore ?? item.similarity);
	if (id === null && content === null && score === null) return null;
	return { id, content, score, metadata: typeof metadata === 'string' ? parseContent(metadata) : metadata };
}

/** Langfuse, Vercel AI and LangSmith write each document as JSON text. */
function documentInText(text: string): RetrievedDocument | null {
	const value = text.startsWith('{') ? parseContent(text) : null;
	return isObject(value) ? toDocument(value) : null;
}

function idOf({ id, document_id, documentId, doc_id, index }: JsonObject): string | null {
	const found = [id, document_id, documentId, doc_id, index].find(
		(value) => (typeof value === 'string' && value !== '') || typeof value === 'number',
	);
	return found === undefined ? null : String(found);
}

/** Scores below zero are real (inner products), so not `readNumber` alone. */
function numberOf(value: JsonValue | undefined): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	return readNumber(value) ?? null;
}
