import type { RequestBody } from './answered.ts';

/** The last thing a person said, of any API's shape of messages. */
export function questionIn(body: RequestBody): string {
	const turns = body.messages ?? (Array.isArray(body.input) ? body.input : [body.input]);
	const texts = turns.flatMap((turn) => textsIn(turn)).filter((text) => text !== '');
	return texts.at(-1) ?? '';
}

/** The tool to call: the first one offered, unless its result already stands in the conversation. */
export function toolToCall(body: RequestBody): string | null {
	const [tool] = body.tools ?? [];
	const name = tool?.name ?? tool?.function?.name;
	if (name === undefined) return null;
	const conversation = JSON.stringify(body.messages ?? body.input ?? []);
	return /"role":"tool"|"tool_result"|"function_call_output"/.test(conversation) ? null : name;
}

/** `please fail with 429` asks for a refusal with that status. */
export function refusalIn(question: string): number | null {
	const status = /fail with (\d{3})/.exec(question)?.[1];
	return status === undefined ? null : Number(status);
}

export const wantsJson = ({ response_format: format, text }: RequestBody): boolean =>
	(format?.type ?? text?.format?.type ?? 'text') !== 'text';

function textsIn(turn: unknown): string[] {
	if (typeof turn === 'string') return [turn];
	if (typeof turn !== 'object' || turn === null) return [];
	const { type, role, content, text } = turn as { type?: string; role?: string; content?: unknown; text?: unknown };
	if (typeof text === 'string') return [text];
	if (type === 'tool_result' || (role !== undefined && role !== 'user')) return [];
	return Array.isArray(content) ? content.flatMap(textsIn) : textsIn(content);
}
