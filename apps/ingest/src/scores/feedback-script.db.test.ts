import { readFileSync } from 'node:fs';
import { feedbackScript } from '@spanledger/core/scores/feedback-script';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';

const database = await cloneDatabase();
let ingest: Ingest;
beforeAll(async () => {
	ingest = await openIngest(database.url);
});
afterAll(async () => {
	await ingest.close();
	await database.drop();
});

test('the snippet is 1 KB at most', () => {
	expect(new TextEncoder().encode(feedbackScript).length).toBeLessThanOrEqual(1_024);
});

test('the example carries the same text', () => {
	const example = new URL('../../../../examples/feedback/feedback.js', import.meta.url);
	expect(readFileSync(example, 'utf8')).toBe(feedbackScript);
});

test('a page may load it from anywhere, without a key', async () => {
	const response = await fetch(`${ingest.url}/v1/feedback.js`, { headers: { origin: 'https://shop.example' } });
	expect(await response.text()).toBe(feedbackScript);
	expect(Object.fromEntries(response.headers)).toMatchObject({
		'content-type': 'text/javascript; charset=utf-8',
		'access-control-allow-origin': '*',
		'cross-origin-resource-policy': 'cross-origin',
	});
});
