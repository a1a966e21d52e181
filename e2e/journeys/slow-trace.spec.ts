import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { type Chat, minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'slow trace' });

/** "It was slow this morning": find the trace, see the step to blame, read the prompt. */
const quickChat: Chat = {
	model: 'gpt-4o-mini',
	inputTokens: 400,
	outputTokens: 80,
	question: 'Do you ship to Norway?',
	answer: 'We do.',
};
const slowQuestion = 'May I return a kettle that I have used for three weeks?';

test('find a slow trace and read its prompt', async ({ signedIn: page, stack }) => {
	const quick = Array.from({ length: 12 }, (_, at) => ({
		startedAt: minutesAgo(20 + at),
		request: supportRequest({ tenant: 'acme', user: `u-${at}` }, quickChat),
	}));
	const slow = {
		startedAt: minutesAgo(10),
		request: supportRequest({ tenant: 'initech', user: 'u-77' }, { ...quickChat, question: slowQuestion }, 9000),
	};
	const traceIds = await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, [...quick, slow]);
	const slowId = traceIds.at(-1) ?? '';
	await waitForApi<{ items: unknown[] }>(stack, '/traces?tenant=initech', ({ items }) => items.length === 1);

	await page.goto(`${stack.webUrl}/default/traces`);
	await page.getByRole('combobox', { name: 'Order' }).click();
	await page.getByRole('option', { name: 'Slowest first' }).click();
	await expect(page).toHaveURL(/sort=-durationMs/);
	const first = page.getByTestId('trace-list').getByRole('button').first();
	await expect(first).toHaveAttribute('data-trace-id', slowId);
	await first.click();

	// 9,000 of 10,000 ms: retrieve 150 + rerank 9,000 + chat 800, and 50 between them.
	await expect(page.getByTestId('cause')).toContainText('90 % of the time in the rerank');
	await page.getByRole('treeitem', { name: 'chat gpt-4o-mini' }).click();
	await expect(page.getByText(slowQuestion).last()).toBeVisible();

	await page.goto(`${stack.webUrl}/t/${slowId}`);
	await expect(page).toHaveURL(new RegExp(`/default/traces/${slowId}`));
	await expect(page.getByTestId('cause')).toContainText('the rerank');
});
