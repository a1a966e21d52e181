import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlSnippet } from './curl-snippet.ts';
import { agentText, snippets } from './snippets.ts';

const to = { otlpUrl: 'http://localhost:4318', key: 'sl_abcdefghijklmnop' };

describe.each(snippets.map((snippet) => [snippet.key, snippet.write(to)]))('%s', (_key, code) => {
	it('is complete with endpoint and key', () => {
		expect(code).toContain(to.otlpUrl);
		expect(code).toContain(to.key);
		expect(code).not.toMatch(/undefined|YOUR_/);
	});
});

describe('the curl snippet in a real shell', () => {
	/** Runs it with a `curl` that only prints the body. */
	const body = () => {
		const printBody = 'curl() { for last; do :; done; printf %s "$last"; }\n';
		return JSON.parse(execFileSync('sh', ['-c', printBody + curlSnippet(to)], { encoding: 'utf8' }));
	};
	const span = () => body().resourceSpans[0].scopeSpans[0].spans[0];

	it('sends one whole span that ended just now', () => {
		const { traceId, spanId, startTimeUnixNano, endTimeUnixNano } = span();
		expect(traceId).toMatch(/^[0-9a-f]{32}$/);
		expect(spanId).toMatch(/^[0-9a-f]{16}$/);
		expect(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)).toBe(2_000_000_000n);
		expect(Math.abs(Number(endTimeUnixNano) / 1e6 - Date.now())).toBeLessThan(60_000);
	});

	it('has a fresh id every time', () => {
		expect(span().traceId).not.toBe(span().traceId);
	});

	it('carries a question that parses', () => {
		const attributes: { key: string; value: { stringValue: string } }[] = span().attributes;
		const input = attributes.find(({ key }) => key === 'gen_ai.input.messages')?.value.stringValue ?? '';
		expect(JSON.parse(input)[0].parts[0].content).toBe('How do I rotate my API key without downtime?');
	});
});

it('tells an agent where to send and what to check', () => {
	expect(agentText(to)).toContain('OTEL_EXPORTER_OTLP_HEADERS=x-api-key=sl_abcdefghijklmnop');
});
