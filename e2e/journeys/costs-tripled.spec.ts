import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'costs tripled' });

const dayMinutes = 24 * 60;
const words = { question: 'Where is my parcel?', answer: 'On its way.' };
/** 1,000 × 0.15 + 100 × 0.60 per million = $0.00021 */
const usual = { model: 'gpt-4o-mini', inputTokens: 1000, outputTokens: 100, ...words };
/** 1,000,000 × 0.15 + 100 × 0.60 per million = $0.15006: somebody pasted a whole archive. */
const runaway = { ...usual, inputTokens: 1_000_000 };

/** Two weeks of 40 requests each, twenty of each tenant; in the second one of globex runs away. */
function twoWeeks() {
	const everyday = Array.from({ length: 80 }, (_, at) => {
		const tenant = at % 2 === 0 ? 'acme' : 'globex';
		return {
			startedAt: minutesAgo(90 + (at * 14 * dayMinutes - 600) / 80),
			request: supportRequest({ tenant, user: `${tenant}-${at % 3}` }, usual),
		};
	});
	const guilty = {
		startedAt: minutesAgo(2 * dayMinutes),
		request: supportRequest({ tenant: 'globex', user: 'globex-7' }, runaway),
	};
	return [...everyday, guilty];
}

test('"costs tripled last week" leads to the guilty trace in three clicks', async ({ signedIn: page, stack }) => {
	const traceIds = await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, twoWeeks());
	const guilty = traceIds.at(-1);
	const from = minutesAgo(15 * dayMinutes).toISOString();
	await waitForApi<{ total: { traces: number } }>(stack, `/costs?from=${from}`, ({ total }) => total.traces === 81);

	// one: the bill of the week says that it is far above the week before
	await page.goto(stack.webUrl);
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Costs' }).click();
	await expect(page.getByTestId('cost-total').locator('..')).toContainText('× on the one before');
	const dearest = page.getByTestId('cost-table').locator('tbody tr').first();
	await expect(dearest).toContainText('globex');
	await expect(dearest).toContainText(/\d × ?/);

	// two: the dearest row opens its days and its dearest traces
	await dearest.getByRole('button', { name: 'Look into globex' }).click();
	await expect(page).toHaveURL(/row=globex/);
	const detail = page.getByTestId('cost-row-detail');

	// three: the dearest of them
	await detail.getByRole('link').first().click();
	await expect(page).toHaveURL(new RegExp(`/default/traces/${guilty}`));
	await expect(page.getByText('$0.1501').first()).toBeVisible();
});
