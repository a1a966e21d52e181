import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { type SentLink, type Step, sendTraces } from '../support/send-traces.ts';
import { type Chat, chatStep, minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'compare' });

const before: Chat = {
	model: 'gpt-4o-mini',
	inputTokens: 400,
	outputTokens: 80,
	question: 'Do you ship to Norway within a week?',
	answer: 'We do.',
};
const after: Chat = { ...before, model: 'gpt-4o', question: 'Do you ship to Iceland within a week?' };

/** The night's batch: an item for each request, linked to it, billed at the batch price. */
function batchOf(requests: SentLink[]): Step {
	const items = requests.map((request, at): Step => {
		const summary = chatStep(
			{ ...before, question: `Sum up request ${at + 1}.`, answer: 'Shipping.' },
			100 + at * 1_000,
		);
		return {
			name: `item ${at + 1}`,
			startMs: 100 + at * 1_000,
			durationMs: 900,
			attributes: {},
			links: [request],
			steps: [{ ...summary, attributes: { ...summary.attributes, 'openai.response.service_tier': 'batch' } }],
		};
	});
	return { name: 'nightly summaries', startMs: 0, durationMs: 4_000, attributes: {}, steps: items };
}

type Trace = { settled: boolean; spans: { spanId: string; parentSpanId: string | null }[] };
type Costs = { rows: { key: string | null; calls: number }[] };

test('two traces side by side; from a request to the batch that answered it, and what was said there', async ({
	signedIn: page,
	stack,
}) => {
	const target = { url: stack.otlpUrl, key: stack.apiKey };
	const [first = '', second = ''] = await sendTraces(target, [
		{ startedAt: minutesAgo(30), request: supportRequest({ tenant: 'acme', user: 'u-1' }, before) },
		{ startedAt: minutesAgo(20), request: supportRequest({ tenant: 'globex', user: 'u-2' }, after, 400) },
	]);
	const requests: SentLink[] = [];
	for (const traceId of [first, second]) {
		const { spans } = await waitForApi<Trace>(stack, `/traces/${traceId}`, ({ settled }) => settled);
		requests.push({ traceId, spanId: spans.find(({ parentSpanId }) => parentSpanId === null)?.spanId ?? '' });
	}
	const [batch = ''] = await sendTraces(target, [{ startedAt: minutesAgo(5), request: batchOf(requests) }]);
	await waitForApi<Trace>(stack, `/traces/${batch}`, ({ settled }) => settled);

	// each item of the batch is on the bill of who asked: rerank and chat of the request, and the item's own call
	const { rows } = await waitForApi<Costs>(stack, '/costs?groupBy=tenant', (costs) => costs.rows.length === 2);
	expect(rows.map(({ key, calls }) => [key, calls]).sort()).toEqual([
		['acme', 3],
		['globex', 3],
	]);

	await page.goto(`${stack.webUrl}/default/traces/${second}`);
	await expect(page.getByRole('heading', { name: 'POST /support/ask' })).toBeVisible();
	await page.keyboard.press('b');
	await expect(page).toHaveURL(new RegExp(`/traces/compare\\?a=${first}&b=${second}`));
	const heads = page.getByTestId('compared-heads');
	await expect(heads.getByRole('row', { name: /Took/ })).toContainText('+0.28 s');
	const changed = page.getByTestId('compared-steps').getByRole('treeitem', { selected: true });
	await expect(changed).toContainText('gpt-4o-mini → gpt-4o');
	const words = page.getByTestId('compared-texts');
	await expect(words.locator('del')).toHaveText('Norway');
	await expect(words.locator('ins')).toHaveText('Iceland');
	await page.keyboard.press('x');
	await expect(words.locator('del')).toHaveText('Iceland');
	await expect(page).toHaveURL(new RegExp(`a=${second}&b=${first}`));

	await page.goto(`${stack.webUrl}/default/traces/${first}`);
	await page.getByRole('button', { name: 'linked from 1 span' }).first().click();
	await page.getByTestId('links-from').getByRole('link', { name: 'item 1' }).click();
	await expect(page).toHaveURL(new RegExp(`/traces/${batch}\\?span=`));
	await expect(page.getByRole('heading', { name: 'nightly summaries' })).toBeVisible();
	await page.keyboard.press('c');
	await expect(page).toHaveURL(/view=conversation/);
	const transcript = page.getByTestId('transcript');
	await expect(transcript.getByText('Sum up request 1.')).toBeVisible();
	await expect(transcript.getByText('Sum up request 2.')).toBeVisible();
	await transcript.getByRole('button', { name: 'span' }).last().click();
	await expect(page).not.toHaveURL(/view=conversation/);
	await expect(page.getByText('Sum up request 2.').last()).toBeVisible();
});
