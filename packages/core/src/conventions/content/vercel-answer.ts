import type { JsonValue } from '../../spans/json.ts';
import type { Attributes } from '../../spans/raw-span.ts';
import type { Message, Part } from '../content.ts';
import { parseContent } from './parse-content.ts';
import { toParts } from './to-parts.ts';

/** Vercel AI 4–6 spread one answer over attributes: reasoning, text, tool calls. An object (structured output) stands alone. */
export function vercelAnswer(attributes: Attributes): Message[] | JsonValue | null {
	const at = (name: string) => attributes.get(`ai.response.${name}`) ?? attributes.get(`ai.result.${name}`);
	const [reasoning, text, calls, object] = [at('reasoning'), at('text'), at('toolCalls'), at('object')];
	if (object !== undefined && text === undefined) return parseContent(object);
	const parts: Part[] = [];
	if (typeof reasoning === 'string' && reasoning !== '') parts.push({ kind: 'reasoning', text: reasoning });
	if (typeof text === 'string' && text !== '') parts.push({ kind: 'text', text });
	if (calls !== undefined) parts.push(...toParts(parseContent(calls)));
	const reason = at('finishReason');
	if (parts.length === 0) return null;
	return [{ role: 'assistant', parts, ...(typeof reason === 'string' ? { finishReason: reason } : {}) }];
}
