import type { Answer, Asked } from './answered.ts';
import { questionIn } from './read-request.ts';
import { embeddingUsage } from './usage-of-call.ts';

/** `POST /v1/embeddings` of the OpenAI API, a short vector for each input, as floats or base64. */
export function answerEmbeddings({ call, body }: Asked & { body: { encoding_format?: string } }): Answer {
	const model = body.model ?? 'text-embedding-3-small';
	const inputs = Array.isArray(body.input) ? body.input : [body.input];
	const vector = [0.25, -0.5, 0.125];
	const embedding =
		body.encoding_format === 'base64' ? Buffer.from(Float32Array.from(vector).buffer).toString('base64') : vector;
	const usage = embeddingUsage(call);
	const tokens = usage.uncachedInput;
	return {
		truth: {
			...{ call, endpoint: 'embeddings', status: 200, model, responseId: null, streamed: false, usage },
			...{ usageSent: true, serviceTier: null, question: questionIn(body), answer: '' },
		},
		body: {
			object: 'list',
			data: inputs.map((_, index) => ({ object: 'embedding', index, embedding })),
			model,
			usage: { prompt_tokens: tokens, total_tokens: tokens },
		},
	};
}
