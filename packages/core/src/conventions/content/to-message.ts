import { isObject, type JsonObject, type JsonValue } from '../../spans/json.ts';
import type { Message, Part } from '../content.ts';
import { parseContent } from './parse-content.ts';
import { firstText, toolCall, toParts, unquoted } from './to-parts.ts';

/** Roles under other names: LangChain, Gemini, OpenAI's item types. */
const roles: { readonly [name: string]: string } = {
	human: 'user',
	ai: 'assistant',
	aimessage: 'assistant',
	aimessagechunk: 'assistant',
	humanmessage: 'user',
	systemmessage: 'system',
	toolmessage: 'tool',
	model: 'assistant',
	developer: 'system',
	function: 'tool',
	function_call: 'assistant',
	function_call_output: 'tool',
	reasoning: 'assistant',
};

/**
 * One message of any dialect, or null when the object is none. `anything`: a `content` without role is enough.
 * OTel {role, parts} · OpenAI {role, content, tool_calls} · wrapped {message, finish_reason} · LangChain {kwargs} and {type: 'human'}.
 */
export function toMessage(sent: JsonObject, defaultRole: string, anything = false): Message | null {
	const inner = wrapped(sent);
	if (inner !== null) {
		const message = toMessage(inner, defaultRole, true);
		return message === null ? null : finished(message, sent);
	}
	const role = roleOf(sent);
	const parts = partsOf(sent, role ?? defaultRole);
	if (role === null && !(anything && parts.length > 0) && !isCompletion(sent)) return null;
	const name = firstText(sent.name);
	const message: Message = { role: role ?? defaultRole, parts };
	if (name !== undefined && !parts.some(({ kind }) => kind === 'toolCall')) message.name = name;
	return finished(message, sent);
}

function wrapped(sent: JsonObject): JsonObject | null {
	if (isObject(sent.message)) return sent.message;
	if (isObject(sent.delta)) return sent.delta;
	if (isObject(sent.kwargs)) return { type: langChainType(sent), ...sent.kwargs };
	// Gemini's candidate: {content: {role, parts}, finishReason}.
	if (isObject(sent.content) && Array.isArray(sent.content.parts)) return sent.content;
	return null;
}

/** The class name ends LangChain's id path: ["langchain_core", "messages", "HumanMessage"]. */
function langChainType({ id }: JsonObject): string {
	const last = Array.isArray(id) ? id.at(-1) : undefined;
	return typeof last === 'string' ? last : '';
}

function isCompletion(sent: JsonObject): boolean {
	return typeof sent.text === 'string' && ('finish_reason' in sent || 'index' in sent);
}

function roleOf({ role, type, parts }: JsonObject): string | null {
	const named =
		firstText(role) ?? (typeof type === 'string' && Object.hasOwn(roles, type.toLowerCase()) ? type : undefined);
	if (named !== undefined) {
		const lower = named.toLowerCase();
		return Object.hasOwn(roles, lower) ? (roles[lower] ?? lower) : lower;
	}
	if (type === 'system' || type === 'tool' || type === 'user' || type === 'assistant') return type;
	return Array.isArray(parts) ? 'user' : null;
}

function partsOf(sent: JsonObject, role: string): Part[] {
	const { type } = sent;
	if (type === 'function_call' || type === 'function_call_output' || type === 'reasoning') return toParts(sent);
	const content = contentOf(sent, role);
	const thought = firstText(sent.reasoning_content, sent.reasoning);
	return [
		...(thought === undefined ? [] : [{ kind: 'reasoning', text: thought } as const]),
		...content,
		...listOf(sent.tool_calls ?? sent.toolCalls).flatMap((call) => (isObject(call) ? [toolCallPart(call)] : [])),
		...(isObject(sent.function_call) ? [toolCall(sent.function_call)] : []),
	];
}

function contentOf(sent: JsonObject, role: string): Part[] {
	const id = firstText(sent.tool_call_id, sent.toolCallId) ?? null;
	const content = sent.parts ?? sent.contents ?? sent.content ?? sent.text ?? sent.refusal;
	if (role === 'tool' && content !== undefined && !hasToolResult(content)) {
		const name = firstText(sent.name) ?? null;
		return [{ kind: 'toolResult', id: id ?? firstText(sent.id) ?? null, name, result: unquoted(content) }];
	}
	return toParts(typeof content === 'string' ? (partsInText(content) ?? content) : content);
}

/** OpenLLMetry writes structured content as JSON text: `[{"type":"text","text":"…"}]`. */
function partsInText(content: string): JsonValue | undefined {
	if (!content.startsWith('[{')) return undefined;
	const parsed = parseContent(content);
	const isParts = Array.isArray(parsed) && parsed.every((part) => isObject(part) && ('type' in part || 'text' in part));
	return isParts ? parsed : undefined;
}

function hasToolResult(content: JsonValue): boolean {
	return listOf(content).some((part) => isObject(part) && toParts(part)[0]?.kind === 'toolResult');
}

function toolCallPart(call: JsonObject): Part {
	return toolCall(isObject(call.tool_call) ? call.tool_call : call);
}

function finished(message: Message, sent: JsonObject): Message {
	const reason = firstText(sent.finish_reason, sent.finishReason, sent.stop_reason);
	return reason === undefined ? message : { ...message, finishReason: reason };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
	return Array.isArray(value) ? value : [];
}
