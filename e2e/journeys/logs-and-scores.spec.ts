import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { type SentLog, sendCall, sendLogs, sendScores } from '../support/send-logs.ts';

test.use({ journey: 'logs and scores' });

/** "The library sends the words on /v1/logs": they show as a conversation, whichever comes first. */
const newIds = () => ({ traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') });

const words = (ids: { traceId: string; spanId: string }, question: string): SentLog[] => [
	{ ...ids, eventName: 'gen_ai.user.message', body: { content: question } },
	{ ...ids, eventName: 'gen_ai.choice', body: { message: `The answer to: ${question}` } },
	{ ...ids, body: 'looked into the cache' },
];

test('content from log records is a conversation, in either order', async ({ signedIn: page, stack }) => {
	const [logsFirst, spanFirst] = [newIds(), newIds()];
	await sendLogs(stack, words(logsFirst, 'Is the kettle blue?'));
	await sendCall(stack, spanFirst);
	await waitForApi<{ settled: boolean }>(stack, `/traces/${spanFirst.traceId}`, ({ settled }) => settled);
	await sendCall(stack, logsFirst);
	await sendLogs(stack, words(spanFirst, 'Is the kettle loud?'));
	await waitForApi<{ items: unknown[] }>(stack, '/traces?q=Is%20the%20kettle', ({ items }) => items.length === 2);

	for (const [ids, question] of [
		[logsFirst, 'Is the kettle blue?'],
		[spanFirst, 'Is the kettle loud?'],
	] as const) {
		await page.goto(`${stack.webUrl}/default/traces/${ids.traceId}?span=${ids.spanId}`);
		await expect(page.getByText(question, { exact: true })).toBeVisible();
		await expect(page.getByText(`The answer to: ${question}`)).toBeVisible();
		await page.getByRole('tab', { name: 'Logs 3' }).click();
		await expect(page.getByText('looked into the cache')).toBeVisible();
	}
});

test('a verdict stands with its trace, and finds it', async ({ signedIn: page, stack }) => {
	const ids = newIds();
	// the thumb is quicker than the trace
	await sendScores(stack, [{ name: 'thumbs', value: false, traceId: ids.traceId, comment: 'It was red.' }]);
	await sendCall(stack, ids);
	await waitForApi<{ settled: boolean }>(stack, `/traces/${ids.traceId}`, ({ settled }) => settled);

	await page.goto(`${stack.webUrl}/default/traces?score=thumbs:eq:false`);
	const rows = page.getByTestId('trace-list').getByRole('button');
	await expect(rows).toHaveCount(1);
	await expect(rows.first()).toHaveAttribute('data-trace-id', ids.traceId);

	await page.goto(`${stack.webUrl}/default/traces/${ids.traceId}`);
	const chip = page.getByRole('list', { name: 'Scores' }).getByRole('button', { name: /thumbs/ });
	await expect(chip).toContainText('no');
	await chip.hover();
	await expect(page.getByText('It was red.')).toBeVisible();
});

test('records that belong to nothing are not kept, and both sides are told', async ({ signedIn: page, stack }) => {
	const answer = await sendLogs(stack, [{ body: 'started' }, { body: 'stopped' }]);
	expect(answer).toContain('2 log records belong to no span and were not kept');
	await page.goto(`${stack.webUrl}/default/settings/keys`);
	await expect(async () => {
		await page.reload();
		await expect(page.getByText('belonged to no span')).toBeVisible({ timeout: 2_000 });
	}).toPass({ timeout: 30_000 });
	await expect(page.getByText(/^2 log records of the last 24 hours/)).toBeVisible();
});
