import { isObject, type JsonObject, type JsonValue } from '../../spans/json.ts';
import type { Part } from '../content.ts';
import { jsonText } from './json-text.ts';
import { parseContent } from './parse-content.ts';

/** What the `type` of a content part means, over all dialects. */
const partKinds: { readonly [type: string]: Part['kind'] } = {
	text: 'text',
	input_text: 'text',
	output_text: 'text',
	refusal: 'text',
	reasoning: 'reasoning',
	thinking: 'reasoning',
	summary_text: 'reasoning',
	tool_call: 'toolCall',
	'tool-call': 'toolCall',
	toolUse: 'toolCall',
	tool_use: 'toolCall',
	function: 'toolCall',
	function_call: 'toolCall',
	server_tool_call: 'toolCall',
	server_tool_use: 'toolCall',
	tool_call_response: 'toolResult',
	'tool-result': 'toolResult',
	toolResult: 'toolResult',
	tool_result: 'toolResult',
	function_call_output: 'toolResult',
	server_tool_call_response: 'toolResult',
	image: 'media',
	image_url: 'media',
	input_image: 'media',
	audio: 'media',
	input_audio: 'media',
	video: 'media',
	file: 'media',
	input_file: 'media',
	document: 'media',
	blob: 'media',
	uri: 'media',
	media: 'media',
};

/** A message's content in any dialect: text, one part, or a list of parts. */
export function toParts(content: JsonValue | undefined): Part[] {
	if (content === undefined || content === null || content === '') return [];
	if (Array.isArray(content)) return content.flatMap((item) => (item === null ? [] : [toPart(item)]));
	return [toPart(content)];
}

/** One part; what is not understood is kept whole. */
export function toPart(item: JsonValue): Part {
	if (typeof item === 'string') return { kind: 'text', text: item };
	if (!isObject(item)) return { kind: 'other', value: item };
	// OpenInference wraps: {message_content: {type, text}}, {tool_call: {id, function}}.
	if (isObject(item.message_content)) return toPart(item.message_content);
	if (isObject(item.tool_call)) return toolCall(item.tool_call);
	const type = typeof item.type === 'string' ? item.type : undefined;
	const kind = type === undefined || !Object.hasOwn(partKinds, type) ? kindByShape(item) : partKinds[type];
	switch (kind) {
		case 'text':
			return textOf(item) === null ? { kind: 'other', value: item } : { kind: 'text', text: textOf(item) ?? '' };
		case 'reasoning':
			return { kind: 'reasoning', text: textOf(item) ?? '' };
		case 'toolCall':
			return toolCall(item);
		case 'toolResult':
			return toolResult(item);
		case 'media':
			return media(item, type ?? 'media');
		default:
			return { kind: 'other', value: item };
	}
}

/** Gemini, Bedrock and Genkit parts have no type: `{text}`, `{functionCall}`, `{toolUse}`, `{toolRequest}`. */
function kindByShape(item: JsonObject): Part['kind'] {
	if (item.thought === true) return 'reasoning';
	if (typeof item.text === 'string') return 'text';
	if (isObject(item.functionCall) || isObject(item.function_call) || isObject(item.toolUse)) return 'toolCall';
	if (isObject(item.toolRequest)) return 'toolCall';
	if (isObject(item.toolResponse)) return 'toolResult';
	if (isObject(item.functionResponse) || isObject(item.function_response) || isObject(item.toolResult))
		return 'toolResult';
	if (isObject(item.inlineData) || isObject(item.inline_data) || isObject(item.fileData)) return 'media';
	if (isObject(item.media)) return 'media';
	if (typeof item.toolName === 'string' || isObject(item.function)) return 'toolCall';
	return 'other';
}

/** `{id, name, arguments}` from any dialect's tool call. */
export function toolCall(item: JsonObject): Part {
	const inner = firstObject(item.functionCall, item.function_call, item.toolUse, item.toolRequest) ?? item;
	const called = firstObject(inner.function) ?? inner;
	const name = firstText(called.name, inner.toolName, inner.tool_name) ?? 'unknown';
	const sent = called.arguments ?? called.input ?? called.args ?? called.parameters ?? called.server_tool_call ?? null;
	return { kind: 'toolCall', id: idOf(inner), name, arguments: unquoted(sent) };
}

function toolResult(item: JsonObject): Part {
	const inner = firstObject(item.functionResponse, item.function_response, item.toolResult, item.toolResponse) ?? item;
	const sent =
		inner.response ?? inner.result ?? inner.output ?? inner.content ?? inner.server_tool_call_response ?? null;
	// Vercel AI says what kind of output it is: {type: 'json', value}.
	const result = isObject(sent) && typeof sent.type === 'string' && 'value' in sent ? (sent.value ?? null) : sent;
	return {
		kind: 'toolResult',
		id: idOf(inner),
		name: firstText(inner.name, inner.toolName) ?? null,
		result: unquoted(result),
	};
}

function media(item: JsonObject, type: string): Part {
	const inner =
		firstObject(
			item.image_url,
			item.source,
			item.image,
			item.input_audio,
			item.file,
			item.inlineData,
			item.inline_data,
			item.media,
		) ?? item;
	const nested = firstObject(inner.image) ?? inner;
	const mimeType =
		firstText(inner.mime_type, inner.mimeType, inner.media_type, inner.mediaType, inner.contentType, item.mime_type) ??
		null;
	const link = firstText(nested.url, item.image_url, item.uri, item.url, inner.file_id, item.file_id, item.image);
	const data = firstText(inner.data, item.content, item.data);
	const url = link ?? (data === undefined ? null : `data:${mimeType ?? 'application/octet-stream'};base64,${data}`);
	const modality = firstText(item.modality) ?? type.replace(/^input_|_url$/g, '');
	return { kind: 'media', modality, mimeType, url };
}

function textOf(item: JsonObject): string | null {
	const text = firstText(item.text, item.content, item.thinking, item.reasoning, item.refusal);
	if (text !== undefined) return text;
	const summary = item.summary ?? item.content;
	return Array.isArray(summary)
		? summary.map((entry) => (isObject(entry) ? (textOf(entry) ?? '') : jsonText(entry))).join('\n')
		: null;
}

function idOf(item: JsonObject): string | null {
	return (
		firstText(item.id, item.toolCallId, item.tool_call_id, item.call_id, item.tool_use_id, item.toolUseId, item.ref) ??
		null
	);
}

/** Arguments and results are often JSON inside a JSON string. */
export function unquoted(value: JsonValue): JsonValue {
	return typeof value === 'string' ? parseContent(value) : value;
}

export function firstText(...values: (JsonValue | undefined)[]): string | undefined {
	return values.find((value): value is string => typeof value === 'string' && value !== '');
}

export function firstObject(...values: (JsonValue | undefined)[]): JsonObject | undefined {
	return values.find((value): value is JsonObject => isObject(value));
}
