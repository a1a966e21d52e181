import type { StartedStack } from '@spanledger/local/stack/start-stack';

/** A log record; `traceId` and `spanId` say which span it belongs to. */
export type SentLog = {
	eventName?: string;
	/** Text, or the fields of a structured body. */
	body: string | Record<string, string>;
	traceId?: string;
	spanId?: string;
};

/** Posts log records written two seconds ago. Throws on anything but 200; returns what the answer says beside it. */
export async function sendLogs(stack: StartedStack, logs: readonly SentLog[]): Promise<string> {
	const logRecords = logs.map(({ body, ...log }) => ({
		...log,
		timeUnixNano: `${Date.now() - 2_000}000000`,
		severityText: 'INFO',
		body: typeof body === 'string' ? { stringValue: body } : { kvlistValue: { values: attributesOf(body) } },
	}));
	return post(stack, '/v1/logs', { resourceLogs: [{ scopeLogs: [{ scope: { name: 'journeys' }, logRecords }] }] }, 200);
}

/** A model call without its words, three seconds ago. */
export async function sendCall(
	stack: StartedStack,
	ids: { traceId: string; spanId: string },
	attributes: Record<string, string> = {},
): Promise<void> {
	const span = {
		...ids,
		name: 'chat gpt-4o-mini',
		kind: 3,
		startTimeUnixNano: `${Date.now() - 3_000}000000`,
		endTimeUnixNano: `${Date.now() - 1_000}000000`,
		attributes: [
			...attributesOf({ 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4o-mini', ...attributes }),
			{ key: 'gen_ai.usage.input_tokens', value: { intValue: '100' } },
		],
	};
	await post(stack, '/v1/traces', { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }, 200);
}

export type SentScore = {
	source?: 'user' | 'human' | 'judge' | 'api';
	name: string;
	value: number | boolean | string;
	traceId: string;
	comment?: string;
};

export async function sendScores(stack: StartedStack, scores: readonly SentScore[]): Promise<void> {
	await post(stack, '/v1/scores', scores, 202);
}

async function post(stack: StartedStack, path: string, body: unknown, expected: number): Promise<string> {
	const response = await fetch(stack.otlpUrl + path, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': stack.apiKey },
		body: JSON.stringify(body),
	});
	const answer = await response.text();
	if (response.status !== expected) throw new Error(`${path}: ${response.status} ${answer}`);
	return answer;
}

const attributesOf = (table: Record<string, string>) =>
	Object.entries(table).map(([key, stringValue]) => ({ key, value: { stringValue } }));
