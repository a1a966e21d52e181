import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'reprice' });

/** "A model of ours is on no price list": from the inbox to a price, a preview, and the bill of the past. */
const words = { question: 'Where is my parcel?', answer: 'At your neighbour’s.' };
const calls = [
	// 1,000 × 1.50 + 200 × 6.00 = 1,500 + 1,200 = $0.0027
	{ tenant: 'acme', model: 'acme-7b', inputTokens: 1_000, outputTokens: 200, count: 3 },
	// 400 × 1.50 + 50 × 6.00 = 600 + 300 = $0.0009
	{ tenant: 'globex', model: 'acme-7b', inputTokens: 400, outputTokens: 50, count: 2 },
	// priced as gpt-4o-mini: 2,000 × 0.15 + 100 × 0.60 = 300 + 60 = $0.00036
	{ tenant: 'globex', model: 'deploy-eu', inputTokens: 2_000, outputTokens: 100, count: 1 },
];
// 3 × 0.0027 + 2 × 0.0009 + 0.00036 = 0.0081 + 0.0018 + 0.00036
const billed = { acme: '$0.0081', globex: '$0.00216', total: '$0.01026' };

test('a model without a price gets one, and the past follows exactly', async ({ signedIn: page, stack }) => {
	const requests = calls.flatMap(({ tenant, count, ...chat }) =>
		Array.from({ length: count }, (_, at) => ({
			startedAt: minutesAgo(5 + at),
			request: supportRequest({ tenant, user: `${tenant}-1` }, { ...chat, ...words }),
		})),
	);
	const [traceId] = await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, requests);
	type Costs = { total: { calls: number; costUsd: string; unpricedCalls: number } };
	await waitForApi<Costs>(stack, '/costs?groupBy=none', ({ total }) => total.unpricedCalls === 6);

	// the bill says that it does not know, and leads to the cure
	await page.goto(`${stack.webUrl}/default/costs?by=model&range=24h`);
	await page.getByTestId('cost-table').getByRole('row', { name: 'acme-7b' }).getByRole('link', { name: '5' }).click();
	const inbox = page.getByTestId('unpriced-table');
	await expect(inbox.getByRole('row')).toHaveCount(3); // the heads and two models

	await inbox.getByRole('row', { name: 'acme-7b' }).getByRole('button', { name: 'Set a price…' }).click();
	const form = page.getByRole('dialog');
	await form.getByLabel('Input', { exact: true }).fill('1,50');
	await form.getByLabel('Output', { exact: true }).fill('6');
	await form.getByRole('button', { name: 'Set the price' }).click();
	await expect(form.getByLabel('Input', { exact: true })).toBeFocused();
	await expect(form.getByText('A number such as 0.15')).toBeVisible();
	await form.getByLabel('Input', { exact: true }).fill('1.50');
	await form.getByRole('button', { name: 'Set the price' }).click();

	await inbox.getByRole('row', { name: 'deploy-eu' }).getByRole('button', { name: 'Map to a model…' }).click();
	await page.getByPlaceholder('gpt-4o mini').fill('gpt-4o-mini openai');
	await page.getByRole('option', { name: /^gpt-4o-mini openai/ }).click();
	await page.getByRole('button', { name: 'Price it as gpt-4o-mini' }).click();

	// nothing has changed yet: first the preview
	await page.getByRole('button', { name: 'See what pricing them again changes' }).click();
	await expect(page.getByTestId('reprice-figures')).toContainText(`$0 → ${billed.total}`);
	const outcome = page.getByTestId('reprice-outcome');
	await expect(outcome.getByRole('row', { name: 'globex' }).getByTitle(billed.globex)).toBeVisible();
	const before = await waitForApi<Costs>(stack, '/costs?groupBy=none', () => true);
	expect(before.total).toMatchObject({ costUsd: '0', unpricedCalls: 6 });

	await page.getByRole('button', { name: 'Re-price 6 calls: $0 → $0.0103' }).click();
	await expect(page.getByTestId('reprice-history').getByText('6 calls: $0 → $0.0103')).toBeVisible();
	await page.getByRole('tab', { name: 'Without a price' }).click();
	await expect(page.getByText('Every call of this range that reported its tokens has a price.')).toBeVisible();

	await page.goto(`${stack.webUrl}/default/costs?by=tenant&range=24h`);
	await expect(page.getByTestId('cost-total')).toHaveAttribute('title', billed.total);
	for (const tenant of ['acme', 'globex'] as const) {
		await expect(page.getByRole('row', { name: tenant }).getByTitle(billed[tenant], { exact: true })).toBeVisible();
	}
	await page.goto(`${stack.webUrl}/default/traces/${traceId}`);
	await page.getByRole('tab', { name: 'Cost', exact: true }).click();
	const invoice = page.getByTestId('invoice');
	await expect(invoice.getByRole('row', { name: 'Total' })).toContainText('$0.0027');
	await expect(invoice.getByRole('row', { name: 'Input' })).toContainText('$1.50');
});
