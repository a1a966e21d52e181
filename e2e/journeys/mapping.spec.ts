import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { chatStep, minutesAgo } from '../support/shop-requests.ts';

test.use({ journey: 'mapping' });
test.describe.configure({ mode: 'serial' });

/** The tenant stands in an attribute of the shop's own, on the root only. */
const words = { question: 'Where is my parcel?', answer: 'On its way.' };
const calls = [
	// 1,000 × 0.15 + 100 × 0.60 per million = $0.00021
	{ account: 'acme', model: 'gpt-4o-mini', inputTokens: 1_000, outputTokens: 100, count: 3 },
	// 2,000 × 2.50 + 50 × 10 per million = $0.0055
	{ account: 'globex', model: 'gpt-4o', inputTokens: 2_000, outputTokens: 50, count: 2 },
];
// 3 × 0.00021 = 0.00063 · 2 × 0.0055 = 0.011 · together 0.01163
const expected = { acme: '0.00063', globex: '0.011', total: '0.01163' };

type Report = { rows: { key: string | null; costUsd: string }[]; total: { calls: number; costUsd: string } };
const byTenant = ({ rows }: Report) => Object.fromEntries(rows.map(({ key, costUsd }) => [key ?? '', costUsd]));

test('an attribute of one’s own becomes the tenant, also of what is stored', async ({ signedIn: page, stack }) => {
	const requests = calls.flatMap(({ account, count, ...chat }) =>
		Array.from({ length: count }, (_, at) => ({
			startedAt: minutesAgo(5 + at),
			request: {
				name: 'POST /support/ask',
				startMs: 0,
				durationMs: 1_000,
				attributes: { 'shop.account': account },
				steps: [chatStep({ ...chat, ...words }, 100)],
			},
		})),
	);
	const [traceId] = await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, requests);
	const before = await waitForApi<Report>(stack, '/costs?groupBy=tenant', ({ total }) => total.calls === 5);
	expect(byTenant(before)).toEqual({ '': expected.total });

	await page.goto(`${stack.webUrl}/default/settings/mapping?trace=${traceId}`);
	await page.getByRole('button', { name: 'Use shop.account as' }).click();
	await page.getByRole('menuitem', { name: 'Tenant' }).click();
	const tenant = page.getByTestId('recognised').getByRole('row', { name: /^Tenant/ });
	await expect(tenant).toContainText('acme');
	await expect(tenant).toContainText('your key');

	await page.getByRole('button', { name: 'Preview with these keys' }).click();
	const result = page.getByTestId('reread-result');
	await expect(result).toContainText('5 calls from unset to 2 values');
	await page.getByRole('button', { name: 'Save the keys' }).click();
	await expect(page.getByText('Not saved yet')).toBeHidden();
	await page.getByRole('button', { name: 'Read stored spans again' }).click();
	await expect(result).toContainText('5 in 5 traces are read differently now');

	const after = await waitForApi<Report>(stack, '/costs?groupBy=tenant', ({ rows }) => rows.length === 2);
	expect(byTenant(after)).toEqual({ acme: expected.acme, globex: expected.globex });
	expect(after.total.costUsd).toBe(expected.total);
	await page.goto(`${stack.webUrl}/default/costs?by=tenant&range=24h`);
	const row = page.getByTestId('cost-table').getByRole('row', { name: 'globex' });
	await expect(row.getByTitle(`$${expected.globex}`, { exact: true })).toBeVisible();

	await page.goto(`${stack.webUrl}/default/traces/${traceId}?tab=recognised`);
	await page.getByRole('treeitem', { name: 'POST /support/ask' }).click();
	await expect(page.getByTestId('recognised').getByRole('row', { name: /^Tenant/ })).toContainText('shop.account');
});

test('what is sent from then on needs no second reading, and a pasted span is explained', async ({
	signedIn: page,
	stack,
}) => {
	const request = {
		name: 'POST /support/ask',
		startMs: 0,
		durationMs: 1_000,
		attributes: { 'shop.account': 'initech' },
		steps: [chatStep({ model: 'gpt-4o-mini', inputTokens: 1_000, outputTokens: 100, ...words }, 100)],
	};
	await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, [{ startedAt: minutesAgo(1), request }]);
	const report = await waitForApi<Report>(stack, '/costs?groupBy=tenant', ({ total }) => total.calls === 6);
	expect(byTenant(report)).toMatchObject({ initech: '0.00021' });

	await page.goto(`${stack.webUrl}/default/settings/mapping`);
	const box = page.getByRole('textbox', { name: 'A span', exact: true });
	await box.fill('{"shop.account": "acme",\n "llm.model" "gpt-4o"}');
	await page.getByRole('button', { name: 'Explain' }).click();
	await expect(page.getByRole('main').getByRole('alert')).toContainText('Line 2, column 14: expected ":"');
	await box.fill('{"shop.account": "acme", "llm.model": "gpt-4o", "llm.input_tokens": 12, "llm.output_tokens": 3}');
	await page.getByRole('button', { name: 'Explain' }).click();
	const recognised = page.getByTestId('recognised');
	await expect(recognised.getByRole('row', { name: /^Tenant/ })).toContainText('acme');
	await expect(recognised.getByRole('row', { name: /^Input tokens/ })).toContainText('llm.input_tokens');
});
