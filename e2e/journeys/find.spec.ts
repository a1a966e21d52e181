import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { type Step, sendTraces } from '../support/send-traces.ts';
import { type Chat, minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'find' });

const chat: Chat = {
	model: 'gpt-4o-mini',
	inputTokens: 1_000,
	outputTokens: 100,
	question: 'Do you ship to Norway?',
	answer: 'We do.',
};
/** Two questions of one conversation. */
const asked: [question: string, answer: string][] = [
	['Where is my parcel?', 'It left yesterday.'],
	['And when does it come?', 'On Tuesday.'],
];

const inSession = (step: Step): Step => ({ ...step, attributes: { ...step.attributes, 'session.id': 's-9' } });

test.beforeAll(async ({ stack }) => {
	const conversation = asked.map(([question, answer], at) => ({
		startedAt: minutesAgo(20 - at),
		request: inSession(supportRequest({ tenant: 'acme', user: 'u-7' }, { ...chat, question, answer })),
	}));
	const others = ['globex', 'initech', 'globex'].map((tenant, at) => ({
		startedAt: minutesAgo(10 - at),
		request: supportRequest({ tenant, user: `u-${at}` }, chat, at === 2 ? 9_000 : 120),
	}));
	await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, [...conversation, ...others]);
	await waitForApi<{ items: { costUsd: string | null }[] }>(
		stack,
		'/traces',
		({ items }) => items.length === 5 && items.every(({ costUsd }) => costUsd !== null),
	);
});

test('filters are kept as a view, which finds what comes later', async ({ signedIn: page, stack }) => {
	await page.goto(`${stack.webUrl}/default/traces?tenant=globex&minDurationMs=5000&range=7d`);
	const rows = page.getByTestId('trace-list').getByRole('button');
	await expect(rows).toHaveCount(1);
	await page.getByRole('button', { name: 'Views' }).click();
	await page.getByLabel('Name of the view').fill('Slow at Globex');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('list', { name: 'Saved views' })).toContainText('Slow at Globex');

	// a given one, then back to one's own
	await page.getByRole('button', { name: 'Dearest' }).click();
	await expect(page).toHaveURL(/sort=-costUsd/);
	await expect(rows).toHaveCount(5);
	await page.getByRole('button', { name: 'Dearest' }).click();
	await page.getByRole('button', { name: 'Slow at Globex', exact: true }).click();
	await expect(page).toHaveURL(/minDurationMs=5000/);
	await expect(rows).toHaveCount(1);

	await page.getByRole('button', { name: 'Slow at Globex' }).click();
	await page.getByRole('button', { name: 'Remove the view Slow at Globex' }).click();
	await expect(page.getByRole('list', { name: 'Saved views' })).toHaveCount(0);
});

test('a session, its user and its tenant have pages of their own', async ({ signedIn: page, stack }) => {
	await page.goto(`${stack.webUrl}/default/traces?session=s-9&range=7d`);
	await page.getByTestId('trace-list').getByRole('button').first().click();
	await page.getByRole('link', { name: 's-9' }).click();

	// the session: both questions in their order, and what both cost together: 2 × $0.00021
	await expect(page.getByTestId('exchange').locator('> li')).toContainText(
		asked.map(([question, answer]) => new RegExp(`${question.replace('?', '\\?')}.*${answer}`)),
	);
	await expect(page.getByTestId('dimension-figures').getByTitle('$0.00042')).toBeVisible();

	await page.goto(`${stack.webUrl}/default/users?user=u-7&range=30d`);
	await expect(page.getByTestId('latest-traces').getByRole('listitem')).toHaveCount(2);
	await expect(page.getByTestId('session-values')).toContainText('s-9');

	await page.goto(`${stack.webUrl}/default/tenants?range=30d`);
	await page.getByTestId('tenant-values').getByRole('link', { name: 'globex' }).click();
	await expect(page.getByRole('heading', { name: 'globex' })).toBeVisible();
	await expect(page.getByTestId('dimension-figures')).toContainText('requests2');
});
