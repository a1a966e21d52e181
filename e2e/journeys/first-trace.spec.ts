import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'first trace' });

/** A stranger's first minutes: the empty page makes a key, waits, and turns by itself when a real exporter delivers. */
test.describe.configure({ mode: 'serial' });

const who = { tenant: 'acme', user: 'u-1' };
const question = 'Where is my parcel? It should have come on Tuesday.';
// gpt-4o-mini: 1,000 × $0.15 per million + 500 × $0.60 per million = $0.00015 + $0.0003 = $0.00045
const chat = {
	model: 'gpt-4o-mini',
	inputTokens: 1000,
	outputTokens: 500,
	question,
	answer: 'It arrives tomorrow before noon.',
};
const cost = '$0.00045';

test('the empty state makes a key and turns by itself', async ({ signedIn: page, stack }) => {
	await expect(page.getByRole('heading', { name: 'Send the first trace' })).toBeVisible();
	await expect(page.getByText('Waiting for the first span…')).toBeVisible();
	await page.getByRole('button', { name: 'Make a key' }).click();
	const key = page.locator('pre', { hasText: /^sl_\w+$/ });
	await expect(key).toBeVisible();

	await sendTraces({ url: stack.otlpUrl, key: await key.innerText() }, [
		{ startedAt: minutesAgo(1), request: supportRequest(who, chat) },
	]);
	await expect(page.getByText('4 spans arrived')).toBeVisible();
	await expect(page.getByText('1 trace, 2 calls to a model.')).toBeVisible();
	await page.getByRole('button', { name: 'Show the traces' }).click();

	const row = page.getByTestId('trace-list').getByRole('button').first();
	await expect(row).toContainText('/support/ask');
	await expect(row).toContainText('acme');
	await expect(row).toContainText('u-1');
	await expect(row).toContainText('gpt-4o-mini');
	await expect(row).toContainText('1,500');
	await expect(row).toContainText(question);
});

test('its prompt, answer and invoice are on the trace page', async ({ signedIn: page }) => {
	await page.getByTestId('trace-list').getByRole('button').first().click();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}/);
	await page.getByRole('treeitem', { name: 'chat gpt-4o-mini' }).click();
	await expect(page.getByText(question).last()).toBeVisible();
	await expect(page.getByText(chat.answer)).toBeVisible();
	await page.getByRole('tab', { name: 'Cost' }).click();
	await expect(page.getByTestId('invoice').locator('tfoot')).toContainText(cost);
});

test('the JSON exporter is as good, and its trace comes into the open list by itself', async ({
	signedIn: page,
	stack,
}) => {
	const [traceId = ''] = await sendTraces({ url: stack.otlpUrl, key: stack.apiKey, format: 'json' }, [
		{ startedAt: minutesAgo(0.5), request: supportRequest({ tenant: 'globex', user: 'u-2' }, chat) },
	]);
	await expect(page.locator(`[data-trace-id="${traceId}"]`)).toContainText('globex');
	const trace = await waitForApi<{ settled: boolean; costUsd: string; tenant: string }>(
		stack,
		`/traces/${traceId}`,
		({ settled }) => settled,
	);
	expect([trace.tenant, trace.costUsd]).toEqual(['globex', '0.00045']);
});
