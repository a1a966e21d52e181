import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'cost by tenant' });

/** "Who caused the bill?": every row of the page, to its last digit, adds up to the total above it. */
const words = { question: 'What does express delivery cost?', answer: 'Nine euros.' };
const calls = [
	// 1,234 × 0.15 + 321 × 0.60 = 185.1 + 192.6 = $0.0003777
	{ tenant: 'acme', model: 'gpt-4o-mini', inputTokens: 1234, outputTokens: 321, count: 7 },
	// 2,001 × 2.50 + 77 × 10 = 5,002.5 + 770 = $0.0057725
	{ tenant: 'globex', model: 'gpt-4o', inputTokens: 2001, outputTokens: 77, count: 5 },
	// 3 × 0.15 + 1 × 0.60 = $0.00000105
	{ tenant: 'initech', model: 'gpt-4o-mini', inputTokens: 3, outputTokens: 1, count: 11 },
];
// 7 × 0.0003777 = 0.0026439 · 5 × 0.0057725 = 0.0288625 · 11 × 0.00000105 = 0.00001155 · together 0.03151795
const expected = { acme: '$0.0026439', globex: '$0.0288625', initech: '$0.00001155', total: '$0.03151795' };

test('cost by tenant adds up to the total', async ({ signedIn: page, stack }) => {
	const requests = calls.flatMap(({ tenant, count, ...chat }) =>
		Array.from({ length: count }, (_, at) => ({
			startedAt: minutesAgo(5 + at),
			request: supportRequest({ tenant, user: `${tenant}-${at % 3}` }, { ...chat, ...words }),
		})),
	);
	await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, requests);
	const report = await waitForApi<{
		rows: { key: string | null; costUsd: string }[];
		total: { calls: number; costUsd: string };
	}>(
		stack,
		'/costs?groupBy=tenant&tenant=acme&tenant=globex&tenant=initech', // 23 requests, each with a chat and a rerank: both are calls.
		({ total }) => total.calls === 46,
	);
	expect(`$${report.total.costUsd}`).toBe(expected.total);

	await page.goto(`${stack.webUrl}/default/costs?by=tenant&range=24h`);
	const table = page.getByTestId('cost-table');
	await expect(table.locator('tbody tr')).toHaveCount(3);
	for (const tenant of ['acme', 'globex', 'initech'] as const) {
		// The cell is rounded for reading; its title has every digit.
		await expect(table.getByRole('row', { name: tenant }).getByTitle(expected[tenant], { exact: true })).toBeVisible();
	}
	await expect(table.locator('tfoot').getByTitle(expected.total)).toBeVisible();
	await expect(page.getByTestId('cost-total')).toHaveAttribute('title', expected.total);

	await table.getByRole('link', { name: 'globex' }).click();
	await expect(page).toHaveURL(/\/default\/traces\?.*tenant=globex/);
	await expect(page.getByTestId('trace-list').getByRole('button')).toHaveCount(5);

	await page.goBack();
	await page.getByRole('link', { name: 'Traces behind these bars' }).click();
	await expect(page).toHaveURL(/\/default\/traces\?.*range=24h.*sort=-costUsd/);
	await expect(page.getByTestId('trace-list').getByText('globex').first()).toBeVisible();
});
