import type { Answer, Asked } from './answered.ts';
import { questionIn, toolToCall, wantsJson } from './read-request.ts';
import { openAiUsage, type TrueUsage } from './usage-of-call.ts';

/** `POST /v1/responses` of the OpenAI API; a stream always ends with its usage. */
export function answerResponses({ call, run, body }: Asked): Answer {
	const id = `resp_${run}_${call}`;
	const model = body.model ?? 'gpt-4o-mini';
	const question = questionIn(body);
	const tool = toolToCall(body);
	const text = wantsJson(body) ? '{"answer":"42"}' : `Answer ${call} to: ${question}`;
	const usage = openAiUsage(call);
	const streamed = body.stream === true;
	const serviceTier = body.service_tier ?? 'default';
	const truth = {
		...{ call, endpoint: 'responses' as const, status: 200, model, responseId: id, streamed, usage, usageSent: true },
		...{ serviceTier, question, answer: tool ?? text },
	};
	const item = tool === null ? message(text, call) : functionCall(tool, call);
	const head = { id, object: 'response', created_at: 1_750_000_000, model, service_tier: serviceTier, error: null };
	const settings = { parallel_tool_calls: true, tool_choice: 'auto', tools: [], temperature: 1, top_p: 1 };
	const begun = { ...head, ...settings, status: 'in_progress', output: [], usage: null };
	const done = { ...begun, status: 'completed', incomplete_details: null, output: [item], usage: asUsage(usage) };
	if (!streamed) return { truth, body: done };
	return { truth, events: eventsOf(begun, item, done) };
}

type Item = ReturnType<typeof message> | ReturnType<typeof functionCall>;

const message = (text: string, call: number) => ({
	...{ id: `msg_${call}`, type: 'message' as const, role: 'assistant', status: 'completed' },
	content: [{ type: 'output_text', text, annotations: [], logprobs: [] }],
});

const functionCall = (name: string, call: number) => ({
	...{ id: `fc_${call}`, type: 'function_call' as const, status: 'completed' },
	...{ call_id: `call_${call}`, name, arguments: '{"city":"Oslo"}' },
});

function eventsOf(begun: object, item: Item, done: object): string[] {
	const at = { item_id: item.id, output_index: 0, content_index: 0 };
	const inner =
		item.type === 'message'
			? item.content.flatMap((part) => [
					{ type: 'response.content_part.added', ...at, part: { ...part, text: '' } },
					...part.text.split(/(?<= )/).map((delta) => ({ type: 'response.output_text.delta', ...at, delta })),
					{ type: 'response.output_text.done', ...at, text: part.text },
					{ type: 'response.content_part.done', ...at, part },
				])
			: [{ type: 'response.function_call_arguments.done', ...at, arguments: item.arguments }];
	const added = item.type === 'message' ? { ...item, content: [] } : { ...item, arguments: '' };
	const events = [
		{ type: 'response.created', response: begun },
		{ type: 'response.output_item.added', output_index: 0, item: added },
		...inner,
		{ type: 'response.output_item.done', output_index: 0, item },
		{ type: 'response.completed', response: done },
	];
	return events.map(
		(event, sequence_number) => `event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number })}\n\n`,
	);
}

function asUsage({ uncachedInput, cacheRead, output, reasoning }: TrueUsage): object {
	const input = uncachedInput + cacheRead;
	return {
		input_tokens: input,
		input_tokens_details: { cached_tokens: cacheRead },
		output_tokens: output,
		output_tokens_details: { reasoning_tokens: reasoning },
		total_tokens: input + output,
	};
}
