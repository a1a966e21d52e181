import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendCall, sendLogs, sendScores } from '../support/send-logs.ts';
import { servePage } from '../support/serve-page.ts';

test.use({ journey: 'feedback' });

const example = readFileSync(new URL('../../examples/feedback/index.html', import.meta.url), 'utf8');

/** "The visitor was not happy": a thumb on a page of somebody's own site, by keyboard, reaches the people who mend the answer. */
test('a visitor’s thumb down on a real page reaches the trace, Quality and the review', async ({
	signedIn: page,
	stack,
	browser,
}) => {
	const ids = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
	await sendCall(stack, ids, { 'tenant.id': 'acme' });
	await sendLogs(stack, [
		{ ...ids, eventName: 'gen_ai.user.message', body: { content: 'How do I rotate my API key?' } },
		{ ...ids, eventName: 'gen_ai.choice', body: { message: 'Open Settings.' } },
	]);
	await waitForApi<{ settled: boolean }>(stack, `/traces/${ids.traceId}`, ({ settled }) => settled);

	let html = '';
	const site = await servePage(() => html);
	const other = await servePage(() => html);
	await page.goto(`${stack.webUrl}/default/settings/scores`);
	await page.getByRole('button', { name: 'Make a key for pages' }).click();
	await page.getByLabel('Name').fill('thumbs');
	await page.getByLabel('Pages that may send with it').fill(site.origin);
	await page.getByRole('button', { name: 'Make the key' }).click();
	const key = await page.getByTestId('new-key').innerText();
	await page.getByRole('button', { name: 'Done' }).click();
	// the lines to paste carry endpoint and key
	await expect(page.getByText(`<script src="${stack.otlpUrl}/v1/feedback.js" data-key="${key}" defer>`)).toBeVisible();

	html = example
		.replaceAll('http://localhost:4318', stack.otlpUrl)
		.replaceAll('YOUR_KEY', key)
		.replaceAll('TRACE_ID', ids.traceId);
	const visitor = await browser.newPage();
	await visitor.goto(site.url);
	await visitor.keyboard.press('Tab');
	await expect(visitor.getByRole('button', { name: 'Helpful', exact: true })).toBeFocused();
	await visitor.keyboard.press('Tab');
	await visitor.keyboard.press('Enter');
	await expect(visitor.getByRole('button', { name: 'Not helpful', pressed: true })).toBeFocused();
	await expect(visitor.getByRole('status')).toHaveText('Thank you');
	await visitor.keyboard.press('Tab');
	await expect(visitor.getByRole('textbox', { name: 'Comment, optional' })).toBeFocused();
	await visitor.keyboard.type('There is no such page.');
	await visitor.keyboard.press('Enter');
	await expect(visitor.getByRole('textbox')).toBeHidden();

	// a page that somebody else made with the same key may not
	await visitor.goto(other.url);
	await visitor.getByRole('button', { name: 'Helpful', exact: true }).click();
	await expect(visitor.getByRole('status')).toHaveText('Not sent');
	await visitor.close();

	// one score, though it was sent twice
	type Scored = { scores: { name: string; value: boolean; comment: string | null; source: string }[] };
	const { scores } = await waitForApi<Scored>(
		stack,
		`/traces/${ids.traceId}`,
		({ scores }) => scores[0]?.comment === 'There is no such page.',
	);
	expect(scores).toMatchObject([{ name: 'thumbs', value: false, source: 'user' }]);

	await page.goto(`${stack.webUrl}/default/traces/${ids.traceId}`);
	const chip = page.getByRole('list', { name: 'Scores' }).getByRole('button', { name: /thumbs/ });
	await expect(chip).toContainText('no');
	await chip.hover();
	await expect(page.getByText('There is no such page.')).toBeVisible();

	await waitForApi<{ items: unknown[] }>(stack, '/traces?outcome=failure', ({ items }) => items.length === 1);
	await page.goto(`${stack.webUrl}/default/quality`);
	await expect(page.getByTestId('quality-headline').getByText('0 %').first()).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'thumbs' }).first()).toContainText('0 of 1');

	await page.goto(`${stack.webUrl}/default/review`);
	await page.getByRole('button', { name: 'Build now' }).click();
	await expect(page.getByRole('article').getByText(/There is no such page\./)).toBeVisible();
	await expect(page.getByRole('article').getByText('How do I rotate my API key?').first()).toBeVisible();
	await site.close();
	await other.close();
});

/** "What is a tone of 3?": a score that nobody has defined waits in the inbox, and is judged from the moment that somebody says. */
test('an unknown score is defined in the inbox, and judges what is stored', async ({ signedIn: page, stack }) => {
	const ids = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
	await sendCall(stack, ids, { 'tenant.id': 'globex' });
	await sendScores(stack, [{ name: 'tone', value: 3, traceId: ids.traceId, source: 'human' }]);
	type Listed = { items: { name: string; open: string | null }[] };
	await waitForApi<Listed>(stack, '/scores/definitions', ({ items }) => items.some(({ name }) => name === 'tone'));

	await page.goto(`${stack.webUrl}/default/settings/scores`);
	await expect(page.getByTestId('score-inbox').getByRole('row', { name: /tone/ })).toContainText('3');
	await page.getByRole('button', { name: 'Define tone' }).click();
	await page.getByLabel('From', { exact: true }).fill('1');
	await page.getByLabel('To', { exact: true }).fill('5');
	await page.getByLabel('Pass mark').fill('9');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('The pass mark 9 lies outside the range 1 – 5.')).toBeVisible();
	await page.getByLabel('Pass mark').fill('4');
	await expect(page.getByText(/5 is the best, 1 the worst; 4 and above passes\./)).toBeVisible();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByTestId('score-definitions').getByRole('row', { name: /tone/ })).toContainText('this project');
	await expect(page.getByRole('region', { name: 'Changes' })).toContainText('higher is better, 1 – 5, passes ≥ 4');
	// a reviewer's 3 under a pass mark of 4
	await waitForApi<{ items: { traceId: string }[] }>(
		stack,
		'/traces?outcome=failure&tenant=globex',
		({ items }) => items.length === 1,
	);
});
