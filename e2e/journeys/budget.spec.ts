import { expect, type Page } from '@playwright/test';
import { test as base } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { type MailReceiver, receiveMail } from '../support/receive-mail.ts';
import { receiveWebhooks } from '../support/receive-webhooks.ts';
import { sendTraces } from '../support/send-traces.ts';
import { chatStep } from '../support/shop-requests.ts';

/** A platform that sends its mail to a server of ours. */
const test = base.extend<object, { mail: MailReceiver }>({
	mail: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
		async ({}, use) => {
			const mail = await receiveMail();
			await use(mail);
			await mail.close();
		},
		{ scope: 'worker' },
	],
	settings: [
		async ({ mail }, use) =>
			use({
				SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS: '127.0.0.1',
				SMTP_URL: mail.url,
				SMTP_FROM: 'spanledger@example.com',
			}),
		{ scope: 'worker' },
	],
});
test.use({ journey: 'budget' });

/** 400,000 × $2.50 per million = $1 a call. */
const dollar = { model: 'gpt-4o', inputTokens: 400_000, outputTokens: 0, question: 'Read it all.', answer: '' };

type Budgets = {
	items: { name: string; spent: string; state: string; groups: { key: string | null; spent: string }[] }[];
};

async function addChannel(page: Page, fields: { kind: string; name: string; target: [label: string, value: string] }) {
	const dialog = page.getByRole('dialog');
	await page.getByRole('button', { name: 'Add channel' }).click();
	await dialog.getByText(fields.kind, { exact: true }).click();
	await dialog.getByLabel('Name').fill(fields.name);
	await dialog.getByLabel(fields.target[0], { exact: true }).fill(fields.target[1]);
	await dialog.getByRole('button', { name: 'Add the channel' }).click();
}

test('a budget per tenant tells at 80 and 100 %, then the check call refuses', async ({
	signedIn: page,
	stack,
	mail,
}) => {
	const hooks = await receiveWebhooks();
	const dialog = page.getByRole('dialog');
	const titles = () => hooks.received.map(({ body }) => (JSON.parse(body) as { title: string }).title);
	const spend = (tenant: string, dollars: number) => {
		const attributes = { 'tenant.id': tenant };
		const call = chatStep(dollar);
		const request = { ...call, attributes: { ...call.attributes, ...attributes } };
		const startedAt = new Date(Date.now() - 2_000);
		return sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, Array(dollars).fill({ startedAt, request }));
	};
	const check = async (query: string) => {
		const response = await fetch(`${stack.otlpUrl}/v1/budgets/check?${query}`, {
			headers: { 'x-api-key': stack.apiKey },
		});
		return (await response.json()) as { allowed: boolean; budgets: { spent: string; state: string }[] };
	};

	await page.goto(`${stack.webUrl}/default/settings/channels`);
	await addChannel(page, { kind: 'Webhook', name: 'billing bot', target: ['Address', hooks.url] });
	await dialog.getByRole('button', { name: 'Done' }).click();
	await addChannel(page, { kind: 'E-mail', name: 'finance', target: ['Addresses', 'finance@example.com'] });
	await expect(dialog).toBeHidden();

	await page.goto(`${stack.webUrl}/default/settings/budgets`);
	await page.getByRole('button', { name: 'New budget' }).click();
	await dialog.getByRole('button', { name: 'Make the budget' }).click();
	await expect(dialog.getByText('Name it: the name stands in every alert.')).toBeVisible();
	await dialog.getByLabel('Name').fill('Tenants');
	await dialog.getByLabel('Split').click();
	await page.getByRole('option', { name: 'One each per tenant' }).click();
	await dialog.getByLabel('At most, for each tenant').fill('5');
	await dialog.getByLabel('billing bot').check();
	await dialog.getByLabel('finance').check();
	await dialog.getByLabel('Block').check();
	await dialog.getByRole('button', { name: 'Make the budget' }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('row', { name: /Tenants/ })).toContainText('billing bot, finance');

	// $4 of $5: 50 and 80 % at once, so that 80 speaks for both
	await spend('acme', 4);
	await spend('globex', 1);
	await expect
		.poll(titles, { timeout: 20_000 })
		.toEqual([expect.stringMatching(/^Tenants: acme has spent 80 % of its budget of /)]);
	await expect.poll(() => mail.received.length).toBe(1);
	expect(mail.received[0]).toMatch(/^Subject: Tenants: acme has spent 80 % of its budget/m);
	await expect.poll(async () => (await check('tenant=acme')).budgets[0]?.spent).toBe('4');
	expect(await check('tenant=acme')).toMatchObject({ allowed: true, budgets: [{ state: 'warning' }] });

	await spend('acme', 1);
	await expect.poll(() => titles().at(-1), { timeout: 20_000 }).toMatch(/^Tenants: acme has spent 100 %/);
	await expect.poll(() => mail.received.length).toBe(2);
	expect(mail.received[1]).toContain('The check call now refuses.');
	await expect.poll(async () => (await check('tenant=acme')).allowed).toBe(false);
	expect((await check('tenant=globex')).allowed).toBe(true);
	expect(titles()).toHaveLength(2);

	const { items } = await waitForApi<Budgets>(stack, '/budgets', (answer) => answer.items[0]?.spent === '6');
	expect(items).toMatchObject([{ name: 'Tenants', state: 'exceeded', groups: [{ key: 'acme' }, { key: 'globex' }] }]);

	await page.goto(`${stack.webUrl}/default/budgets`);
	await expect(page.getByTestId('budget-list').getByRole('row', { name: /Tenants/ })).toContainText('$5.00 of $5.00');
	await page.getByRole('link', { name: 'Tenants' }).click();
	await expect(page.getByTestId('budget-groups').getByRole('row', { name: /globex/ })).toContainText('$1.00 of $5.00');
	const told = page.getByTestId('told-log').getByRole('listitem');
	await expect(told.filter({ hasText: '100 %' })).toContainText(
		/(billing bot: told; finance: told|finance: told; billing bot: told)/,
	);
	await expect(told.filter({ hasText: /^.*80 %/ })).toContainText('with $4.00 of $5.00');

	const month = new Date().toISOString().slice(0, 7);
	const csv = await fetch(`${stack.webUrl}/api/v1/reports/chargeback?month=${month}&by=tenant`, {
		headers: { 'x-api-key': stack.apiKey },
	}).then((response) => response.text());
	const [header = [], ...rows] = csv
		.trim()
		.split('\n')
		.map((line) => line.trim().split(','));
	const costs = rows.map((row) => [row[header.indexOf('key')], row[header.indexOf('cost_usd')]]);
	expect(costs).toEqual([
		['acme', '5'],
		['globex', '1'],
	]);
	await hooks.close();
});
