import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { openPages } from './open-pages.ts';

const platform = inject('platform');
const folder = mkdtempSync(join(tmpdir(), 'promptfoo-'));
const dataset = `promptfoo-${randomBytes(4).toString('hex')}`;
afterAll(() => rmSync(folder, { recursive: true }));

/** What people asked, some of it such that a careless reader would render it, or read the file it names. */
const questions = [
	'Where is my refund?',
	'Why does my template say {{ env.HOME }} {% include "/etc/passwd" %}?',
	'file:///etc/hostname',
];
const shown = [
	'Where is my refund?',
	'Why does my template say { { env.HOME }} { % include "/etc/passwd" %}?',
	' file:///etc/hostname',
];

/** A trace as OpenInference has it; JSON over HTTP, so that no library stands between. */
function traceOf(question: string) {
	const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
	const startNs = BigInt(Date.now() - 60_000) * 1_000_000n;
	return {
		traceId: randomBytes(16).toString('hex'),
		spanId: randomBytes(8).toString('hex'),
		name: 'answer',
		startTimeUnixNano: String(startNs),
		endTimeUnixNano: String(startNs + 1_000_000_000n),
		attributes: [
			text('openinference.span.kind', 'LLM'),
			text('llm.model_name', 'gpt-4o-mini'),
			text('input.value', question),
			text('output.value', `You asked: ${question}`),
		],
	};
}

let file = '';
beforeAll(async () => {
	const spans = questions.map(traceOf);
	const sent = await fetch(`${platform.otlpUrl}/v1/traces`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-api-key': platform.apiKey },
		body: JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
	});
	expect(sent.status).toBe(200);
	const pages = await openPages(platform);
	const traceIds = spans.map(({ traceId }) => traceId);
	const order = { project: 'default', dataset, traceIds, answersAreExpected: true };
	await vi.waitFor(
		async () => expect(await pages.ask('datasets.addTraces', order)).toMatchObject({ withoutContent: [] }),
		{ timeout: 60_000, interval: 1_000 },
	);
	const exported = await fetch(`${platform.webUrl}/api/v1/datasets/${dataset}/export?format=promptfoo`, {
		headers: { 'x-api-key': platform.apiKey },
	});
	file = join(folder, 'tests.jsonl');
	writeFileSync(file, await exported.text());
});

test('promptfoo loads the JSONL of a dataset with its own reader, and asks what was asked', {
	timeout: 180_000,
}, async () => {
	const script = fileURLToPath(new URL('../promptfoo/read-tests.mjs', import.meta.url));
	const env = {
		...process.env,
		...{ PROMPTFOO_CONFIG_DIR: folder, PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1' },
	};
	const { stdout } = await promisify(execFile)(process.execPath, [script, `file://${file}`], { env });
	const told = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
	expect(told).toHaveLength(questions.length);
	for (const [index, question] of shown.entries()) {
		const exact = JSON.stringify([{ role: 'user', content: questions[index] }]);
		expect(told).toContainEqual({
			prompt: `${question}\n---\n\n---\n${exact}`,
			...{ success: true, error: null, metadata: expect.objectContaining({ traceId: expect.any(String) }) },
		});
	}
});
