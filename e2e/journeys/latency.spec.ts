import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendTraces } from '../support/send-traces.ts';
import { type Chat, minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'latency' });

const chat: Chat = {
	model: 'gpt-4o-mini',
	inputTokens: 400,
	outputTokens: 80,
	question: 'Do you ship to Norway?',
	answer: 'We do.',
};
const slowQuestion = 'Which of your 4,000 kettles is the quietest?';
const dayMinutes = 24 * 60;

test('"the p95 doubled" leads over its stage to the trace and the prompt in four clicks', async ({
	signedIn: page,
	stack,
}) => {
	// yesterday 1.2 s each; today half of the reranks take four seconds
	const yesterday = Array.from({ length: 20 }, (_, at) => ({
		startedAt: minutesAgo(dayMinutes + 120 + at),
		request: supportRequest({ tenant: 'acme', user: `u-${at}` }, chat, 200),
	}));
	const today = Array.from({ length: 20 }, (_, at) => ({
		startedAt: minutesAgo(60 + at),
		request: supportRequest(
			{ tenant: 'acme', user: `u-${at}` },
			at % 2 === 0 ? { ...chat, question: slowQuestion } : chat,
			at % 2 === 0 ? 4_000 : 200,
		),
	}));
	await sendTraces({ url: stack.otlpUrl, key: stack.apiKey }, [...yesterday, ...today]);
	const from = minutesAgo(2 * dayMinutes).toISOString();
	const { rows } = await waitForApi<{ rows: { key: string; count: number }[] }>(
		stack,
		`/latency?from=${from}`,
		(report) => report.rows[0]?.count === 40,
	);
	const route = rows[0]?.key ?? '';

	// the target and its split, as somebody set them up
	await page.goto(`${stack.webUrl}/default/settings/latency-budgets`);
	await page.getByRole('button', { name: 'New latency budget' }).click();
	await page.getByLabel('Route').fill(route);
	await page.getByLabel('Target p95, ms').fill('2000');
	await page.getByLabel('Stages').fill('rerank 500 ms, llm 50 %');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByTestId('latency-budgets')).toContainText('p95 at most 2.00 s, 2 stages allotted');

	// an objective beside it: 10 of 20 are too slow today, 10 of 40 in 28 days
	await page.getByRole('button', { name: 'New objective' }).click();
	const form = page.getByRole('form', { name: 'New objective' });
	await form.getByLabel('Name').fill('Answers are quick');
	await form.getByLabel('Good traces, %').fill('90');
	await form.getByRole('button', { name: 'Add the objective' }).click();
	await expect(page.getByTestId('objectives')).toContainText('90 % under 2.00 s over 28 days, all routes');

	// edited, it comes with what was set
	await page.getByTestId('objectives').getByRole('button', { name: 'Edit' }).click();
	const terms = page.getByRole('form', { name: 'Objective Answers are quick' });
	await expect(terms.getByLabel('Good traces, %')).toHaveValue('90');
	await terms.getByLabel('At most, ms').fill('9000');
	await terms.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByTestId('objectives')).toContainText('90 % under 9.00 s over 28 days, all routes');
	await page.getByTestId('objectives').getByRole('button', { name: 'Edit' }).click();
	await terms.getByLabel('At most, ms').fill('2000');
	await terms.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByTestId('objectives')).toContainText('under 2.00 s');

	// one: the page says what is wrong, and since when
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Latency' }).click();
	const card = page.getByTestId('route-cards').getByRole('article');
	await expect(card).toContainText('over 2.00 s');
	await expect(card).toContainText('× the time before');
	await expect(page.getByTestId('slos')).toContainText('10 bad of 40, 4 allowed');

	// two: the stage that ate it
	await card.getByTestId('blame').getByRole('link', { name: 'rerank' }).click();
	await expect(page).toHaveURL(/stage=rerank%3Agt%3A500/);
	const found = page.getByTestId('trace-list').getByRole('button');
	await expect(found).toHaveCount(10);

	// three and four: one of its traces, and what was asked
	await found.first().click();
	await expect(page.getByTestId('cause')).toContainText('the rerank');
	await page.getByRole('treeitem', { name: 'chat gpt-4o-mini' }).click();
	await expect(page.getByText(slowQuestion).last()).toBeVisible();

	// taken away again, it is gone
	await page.goto(`${stack.webUrl}/default/settings/latency-budgets`);
	await page.getByTestId('objectives').getByRole('button', { name: 'Remove' }).click();
	await page.getByRole('button', { name: 'Delete' }).click();
	await expect(page.getByText('There is no objective.')).toBeVisible();
});
