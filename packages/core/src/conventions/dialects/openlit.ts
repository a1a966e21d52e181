import type { Attributes } from '../../spans/raw-span.ts';
import type { SpanType } from '../../spans/span.ts';
import type { Convention } from '../convention.ts';
import { tooFewForChat } from '../too-few-for-chat.ts';

/** Vector databases all come as `vectordb`; the database's operation says whether something was looked up. */
function typeOfOperation(value: string, attributes: Attributes): SpanType | null {
	if (value !== 'vectordb') return null;
	const operation = String(attributes.get('db.operation.name') ?? attributes.get('db.operation') ?? '');
	return /^(query|search|get|fetch|peek|hybrid_search|similarity_search)$/i.test(operation) ? 'retrieval' : 'other';
}

/** OpenLIT: OTel GenAI names and a cost of its own making. Its scope names are unreliable (OpenAI calls come as `…-vllm`). */
export const openLit: Convention = {
	name: 'openlit',
	title: 'OpenLIT',
	signs: 'scope `@openlit/*`, `openlit*`, `telemetry.sdk.name` = openlit',
	claims: ({ scope, attributes }) =>
		scope.name.startsWith('@openlit/') ||
		scope.name.startsWith('openlit') ||
		attributes.get('telemetry.sdk.name') === 'openlit',
	operations: [{ key: 'gen_ai.operation.name', types: typeOfOperation }],
	fields: {
		sdkCostUsd: ['gen_ai.usage.cost'],
		user: ['gen_ai.request.user'],
		environment: ['gen_ai.environment'],
	},
	// A stream without usage is counted by its own tokeniser, and it does not say so.
	estimates: ({ attributes }, fields) =>
		attributes.get('gen_ai.request.is_stream') === true && tooFewForChat(attributes, fields),
};
