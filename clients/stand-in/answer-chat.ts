import type { Answer, Asked } from './answered.ts';
import { questionIn, toolToCall, wantsJson } from './read-request.ts';
import { openAiUsage, type TrueUsage } from './usage-of-call.ts';

const created = 1_750_000_000;

/** `POST /v1/chat/completions` of the OpenAI API. A stream tells its usage only when asked by `include_usage`. */
export function answerChat({ call, run, body }: Asked): Answer {
	const id = `chatcmpl-${run}-${call}`;
	const model = body.model ?? 'gpt-4o-mini';
	const question = questionIn(body);
	const tool = toolToCall(body);
	const text = wantsJson(body) ? '{"answer":"42"}' : `Answer ${call} to: ${question}`;
	const usage = openAiUsage(call);
	const streamed = body.stream === true;
	const usageSent = !streamed || body.stream_options?.include_usage === true;
	const serviceTier = body.service_tier ?? 'default';
	const truth = {
		...{ call, endpoint: 'chat' as const, status: 200, model, responseId: id, streamed, usage, usageSent },
		...{ serviceTier, question, answer: tool ?? text },
	};
	const head = { id, created, model, service_tier: serviceTier, system_fingerprint: 'fp_stand_in' };
	const finish = tool === null ? 'stop' : 'tool_calls';
	const calls = tool === null ? undefined : [toolCall(tool, call)];
	if (!streamed) {
		const message = { role: 'assistant', content: calls ? null : text, tool_calls: calls, refusal: null };
		const choices = [{ index: 0, message, finish_reason: finish, logprobs: null }];
		return { truth, body: { ...head, object: 'chat.completion', choices, usage: chatUsage(usage) } };
	}
	const chunk = (delta: object | null, finish_reason: string | null = null) => ({
		...{ ...head, object: 'chat.completion.chunk', usage: null },
		choices: delta === null ? [] : [{ index: 0, delta, finish_reason }],
	});
	const deltas = calls
		? [{ role: 'assistant', content: null, tool_calls: calls.map((each) => ({ index: 0, ...each })) }]
		: [{ role: 'assistant', content: '' }, ...text.split(/(?<= )/).map((content) => ({ content }))];
	const chunks: object[] = [...deltas.map((delta) => chunk(delta)), chunk({}, finish)];
	if (usageSent) chunks.push({ ...chunk(null), usage: chatUsage(usage) });
	return { truth, events: [...chunks.map((each) => `data: ${JSON.stringify(each)}\n\n`), 'data: [DONE]\n\n'] };
}

/** OpenAI counts cached tokens into `prompt_tokens` and reasoning into `completion_tokens`. */
function chatUsage({ uncachedInput, cacheRead, output, reasoning }: TrueUsage): object {
	const input = uncachedInput + cacheRead;
	return {
		prompt_tokens: input,
		completion_tokens: output,
		total_tokens: input + output,
		prompt_tokens_details: { cached_tokens: cacheRead, audio_tokens: 0 },
		completion_tokens_details: { reasoning_tokens: reasoning, audio_tokens: 0 },
	};
}

const toolCall = (name: string, call: number) => ({
	id: `call_${call}`,
	type: 'function',
	function: { name, arguments: '{"city":"Oslo"}' },
});
