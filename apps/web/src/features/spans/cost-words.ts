import type { SpanSkeleton } from '@spanledger/api/traces/span-shape';

/** The parts of an invoice as people call them; input and output are what the other parts leave. */
export const partNames: { [part: string]: string } = {
	input: 'Input',
	cacheRead: 'Input read from the cache',
	cacheWrite: 'Input written to the cache',
	cacheWrite1h: 'Input written to the cache for an hour',
	audioInput: 'Audio input',
	output: 'Output',
	reasoning: 'Reasoning',
	audioOutput: 'Audio output',
	request: 'Request fee',
	webSearch: 'Web searches',
	image: 'Images',
	audioSecond: 'Seconds of audio',
	character: 'Characters',
	reported: 'As reported',
};

export const notCountedWords: { [reason in NonNullable<SpanSkeleton['notCountedReason']>]: string } = {
	wrapper: 'A span inside this one is the same call and reports the same tokens. That one is on the bill.',
	'duplicate-response':
		'Another span carries the same response id at the same time: two instrumentations saw one call. The fuller one is on the bill.',
	aggregate: 'These are the tokens of all calls below, summed up by the library. The calls themselves are on the bill.',
	'not-billable': 'The span reports tokens but is no call to a model.',
	'cached-replay': 'The answer came from the application’s own cache. Nobody was charged.',
};

export function unpricedWords(reason: NonNullable<SpanSkeleton['unpricedReason']>, model: string | null): string {
	switch (reason) {
		case 'no-usage':
			return 'The call did not report its tokens, so its cost is unknown, not zero. Streams often need an option for it: OpenAI’s is stream_options {"include_usage": true}.';
		case 'unknown-model':
			return model === null
				? 'The span does not name a model.'
				: `The price book does not know the model ${model}. The cost is unknown, not zero.`;
		case 'no-price':
			return `The price book knows ${model ?? 'the model'}, but has no price for what was used at that time.`;
	}
}

/** Where the tokens of a call come from. */
export const usageSourceWords: { [source in NonNullable<SpanSkeleton['usageSource']>]: string } = {
	reported: 'Its tokens are what the provider reported.',
	estimated: 'Its tokens are the library’s own count; the provider did not report them.',
	missing: 'It did not report its tokens: they are unknown, not zero.',
};
