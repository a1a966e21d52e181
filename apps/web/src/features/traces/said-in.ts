/** The last thing a user said of a conversation; what is no conversation stands as it is. */
export function questionOf(input: unknown): unknown {
	if (!Array.isArray(input)) return input;
	const asked = input.findLast((message: unknown) => isRecord(message) && message.role === 'user');
	return isRecord(asked) && typeof asked.content === 'string' ? asked.content : input;
}

/** What was said last, and which tools it asks for; what is no conversation stands as it is. */
export function answerOf(output: unknown): unknown {
	if (output === null || output === undefined) return 'No answer is kept.';
	if (!Array.isArray(output)) return output;
	const last = output.findLast((message: unknown) => isRecord(message) && message.role === 'assistant');
	if (!isRecord(last)) return output;
	const asked = (Array.isArray(last.tool_calls) ? last.tool_calls : []).flatMap((call: unknown) => {
		const tool = isRecord(call) && isRecord(call.function) ? call.function : null;
		return tool === null ? [] : [`asks for ${tool.name} ${tool.arguments ?? ''}`.trim()];
	});
	const said = typeof last.content === 'string' ? last.content : '';
	const words = [said, ...asked].filter((part) => part !== '').join('\n\n');
	return words === '' ? output : words;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
