import type { Destination } from './snippets.ts';

const text = (key: string, value: string) => `{"key":"${key}","value":{"stringValue":"${value}"}}`;
const integer = (key: string, value: number) => `{"key":"${key}","value":{"intValue":"${value}"}}`;

/** A conversation as JSON inside a JSON string. */
function messages(role: string, words: string): string {
	return JSON.stringify(JSON.stringify([{ role, parts: [{ type: 'text', content: words }] }])).slice(1, -1);
}

/**
 * One whole model call as OTLP/JSON for a POSIX shell: fresh ids from openssl, times from date. The body is single-quoted,
 * so its text holds no apostrophes.
 */
export function curlSnippet({ otlpUrl, key }: Destination): string {
	const attributes = [
		text('gen_ai.operation.name', 'chat'),
		text('gen_ai.provider.name', 'openai'),
		text('gen_ai.request.model', 'gpt-4o-mini'),
		text('gen_ai.response.model', 'gpt-4o-mini-2024-07-18'),
		integer('gen_ai.usage.input_tokens', 1210),
		integer('gen_ai.usage.output_tokens', 182),
		text('gen_ai.input.messages', messages('user', 'How do I rotate my API key without downtime?')),
		text(
			'gen_ai.output.messages',
			messages('assistant', 'Make the new key first, deploy it everywhere, then revoke the old one.'),
		),
		text('tenant.id', 'acme'),
		text('user.id', 'u_41'),
	];
	return `NOW=$(date +%s)
curl -sS -X POST ${otlpUrl}/v1/traces \\
  -H "content-type: application/json" \\
  -H "x-api-key: ${key}" \\
  -d '{"resourceSpans":[{"resource":{"attributes":[${text('service.name', 'my-app')}]},
  "scopeSpans":[{"scope":{"name":"curl"},"spans":[{
  "traceId":"'$(openssl rand -hex 16)'","spanId":"'$(openssl rand -hex 8)'",
  "name":"chat gpt-4o-mini","kind":3,
  "startTimeUnixNano":"'$((NOW - 2))'000000000","endTimeUnixNano":"'$NOW'000000000",
  "attributes":[
    ${attributes.join(',\n    ')}
  ]}]}]}]}'`;
}
