import { isObject, type JsonValue } from '../../spans/json.ts';
import type { ToolDefinition } from '../content.ts';
import { parseContent } from './parse-content.ts';
import { firstObject, firstText } from './to-parts.ts';

/**
 * Tools offered to the model: OTel {name, description, parameters}, OpenAI {function: {…}}, Anthropic {input_schema}, Vercel AI
 * (a list of JSON strings with inputSchema), OpenInference {tool: {json_schema: JSON}}.
 */
export function toToolDefinitions(sent: JsonValue): ToolDefinition[] {
	const list = Array.isArray(sent) ? sent : isObject(sent) ? [sent] : [];
	return list
		.flatMap(grouped)
		.map(toToolDefinition)
		.filter((tool) => tool !== null);
}

/** Google groups them: `{function_declarations: [{name, …}]}`. */
function grouped(item: JsonValue): readonly JsonValue[] {
	const group = isObject(item) ? (item.function_declarations ?? item.functionDeclarations) : undefined;
	return Array.isArray(group) ? group : [item];
}

function toToolDefinition(item: JsonValue): ToolDefinition | null {
	const value = typeof item === 'string' ? parseContent(item) : item;
	// Strands lists the names alone.
	if (typeof value === 'string' && /^[\w.:-]{1,128}$/.test(value))
		return { name: value, description: null, parameters: null };
	if (!isObject(value)) return null;
	if (isObject(value.tool)) return toToolDefinition(value.tool.json_schema ?? value.tool);
	const inner = firstObject(value.function) ?? value;
	const name = firstText(inner.name);
	if (name === undefined) return null;
	const schema = inner.parameters ?? inner.input_schema ?? inner.inputSchema ?? inner.parameters_json_schema ?? null;
	return {
		name,
		description: firstText(inner.description) ?? null,
		parameters: typeof schema === 'string' ? parseContent(schema) : schema,
	};
}
