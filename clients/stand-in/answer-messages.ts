import type { Answer, Asked } from './answered.ts';
import { questionIn, toolToCall } from './read-request.ts';
import { anthropicUsage, type TrueUsage } from './usage-of-call.ts';

/** `POST /v1/messages` of the Anthropic API; a stream tells input at its start and output at its end. */
export function answerMessages({ call, run, body }: Asked): Answer {
	const id = `msg_${run}_${call}`;
	const model = body.model ?? 'claude-sonnet-4-5';
	const question = questionIn(body);
	const tool = toolToCall(body);
	const text = `Answer ${call} to: ${question}`;
	const usage = anthropicUsage(call);
	const streamed = body.stream === true;
	const truth = {
		...{ call, endpoint: 'messages' as const, status: 200, model, responseId: id, streamed, usage, usageSent: true },
		...{ serviceTier: 'standard', question, answer: tool ?? text },
	};
	const block =
		tool === null
			? { type: 'text', text }
			: { type: 'tool_use', id: `toolu_${call}`, name: tool, input: { city: 'Oslo' } };
	const stop_reason = tool === null ? 'end_turn' : 'tool_use';
	const head = { id, type: 'message', role: 'assistant', model };
	if (!streamed)
		return { truth, body: { ...head, content: [block], stop_reason, stop_sequence: null, usage: asUsage(usage) } };
	const start = { ...head, content: [], stop_reason: null, stop_sequence: null };
	const events = [
		{ type: 'message_start', message: { ...start, usage: { ...asUsage(usage), output_tokens: 1 } } },
		{
			type: 'content_block_start',
			index: 0,
			content_block: tool === null ? { ...block, text: '' } : { ...block, input: {} },
		},
		...deltas(tool === null ? text : null),
		{ type: 'content_block_stop', index: 0 },
		{ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: usage.output } },
		{ type: 'message_stop' },
	];
	return { truth, events: events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`) };
}

const deltas = (text: string | null) =>
	text === null
		? [delta({ type: 'input_json_delta', partial_json: '{"city":"Oslo"}' })]
		: text.split(/(?<= )/).map((part) => delta({ type: 'text_delta', text: part }));

const delta = (content: object) => ({ type: 'content_block_delta', index: 0, delta: content });

/** Anthropic's `input_tokens` leaves out what was read from or written to the cache. */
const asUsage = ({ uncachedInput, cacheRead, cacheWrite5m, cacheWrite1h, output }: TrueUsage) => ({
	input_tokens: uncachedInput,
	cache_read_input_tokens: cacheRead,
	cache_creation_input_tokens: cacheWrite5m + cacheWrite1h,
	cache_creation: { ephemeral_5m_input_tokens: cacheWrite5m, ephemeral_1h_input_tokens: cacheWrite1h },
	output_tokens: output,
	service_tier: 'standard',
});
