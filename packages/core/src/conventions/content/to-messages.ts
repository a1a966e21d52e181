import { isObject, type JsonObject, type JsonValue } from '../../spans/json.ts';
import type { Message } from '../content.ts';
import { toMessage } from './to-message.ts';

/**
 * A conversation out of what was sent: a list of messages, a request (`{messages}`, `{system, prompt}`, `{instructions, input}`,
 * `{contents}`) or an answer (`{choices}`, `{output}`, `{candidates}`, `{generations}`, one message). null: it is something else.
 */
export function toMessages(value: JsonValue, defaultRole = 'user'): Message[] | null {
	if (Array.isArray(value)) return fromList(value, defaultRole);
	if (!isObject(value)) return null;
	// LangChain's prompt values: {lc, id, kwargs: {messages}}.
	if (isObject(value.kwargs) && Array.isArray(value.kwargs.messages))
		return fromList(value.kwargs.messages, defaultRole);
	return fromRequest(value) ?? fromAnswer(value) ?? fromItems(value) ?? single(value, defaultRole);
}

/** LiveKit's chat context: {items: [{type: 'message', role, content}, {type: 'function_call', …}, …]}. Anything may be called items. */
function fromItems({ items }: JsonObject): Message[] | null {
	const said = Array.isArray(items) ? items.filter((item) => isObject(item) && saidTypes.has(String(item.type))) : [];
	const messages = said.length === 0 ? null : fromList(said, 'user');
	return messages?.every(({ parts }) => parts.length > 0) ? messages : null;
}
const saidTypes = new Set(['message', 'function_call', 'function_call_output']);

function fromList(list: readonly JsonValue[], defaultRole: string): Message[] | null {
	// LangChain batches: [[message, …]].
	if (list.length > 0 && list.every(Array.isArray)) return fromList(list.flat() as JsonValue[], defaultRole);
	const messages: Message[] = [];
	for (const item of list) {
		const message = isObject(item) ? toMessage(item, defaultRole) : null;
		if (message === null) return null;
		messages.push(message);
	}
	return messages.length === 0 ? null : messages;
}

function single(value: JsonObject, defaultRole: string): Message[] | null {
	const message = toMessage(value, defaultRole);
	return message === null ? null : [message];
}

function fromRequest(value: JsonObject): Message[] | null {
	const system = value.system ?? value.instructions ?? value.system_instruction ?? value.systemInstruction;
	const body = value.messages ?? value.contents ?? (value.choices === undefined ? value.prompt : undefined);
	const asked = body ?? (typeof value.model === 'string' && !('output' in value) ? value.input : undefined);
	const messages = conversation(asked);
	if (messages === null) return null;
	return system === undefined || system === null ? messages : [...systemMessages(system), ...messages];
}

function conversation(asked: JsonValue | undefined): Message[] | null {
	if (typeof asked === 'string') return [{ role: 'user', parts: [{ kind: 'text', text: asked }] }];
	return Array.isArray(asked) ? fromList(asked, 'user') : null;
}

function systemMessages(system: JsonValue): Message[] {
	const message = toMessage(isObject(system) ? system : { content: system }, 'system', true);
	return message === null ? [] : [{ ...message, role: 'system' }];
}

function fromAnswer(value: JsonObject): Message[] | null {
	const choices = value.choices ?? value.candidates;
	if (Array.isArray(choices)) return fromList(choices, 'assistant');
	if (Array.isArray(value.generations)) return fromList(value.generations, 'assistant');
	if (Array.isArray(value.output)) return fromList(value.output, 'assistant');
	if (isObject(value.output) && isObject(value.output.message)) return single(value.output.message, 'assistant');
	// `{text, finish_reason}`: a completion without a role.
	return typeof value.text === 'string' && 'finish_reason' in value ? single(value, 'assistant') : null;
}
