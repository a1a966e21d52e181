import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendScores } from '../support/send-logs.ts';
import { type Step, sendTraces } from '../support/send-traces.ts';

test.use({ journey: 'quality' });

const messages = (text: string) => JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content: text }] }]);

/** One request to the assistant; `answer` null: content is not sent. */
function request(answer: string | null, outcome?: string): Step {
	return {
		name: 'assist',
		startMs: 0,
		durationMs: 900,
		attributes: { 'tenant.id': 'acme', ...(outcome === undefined ? {} : { 'task.outcome': outcome }) },
		steps: [
			{
				name: 'chat gpt-4o-mini',
				startMs: 100,
				durationMs: 700,
				attributes: {
					'gen_ai.operation.name': 'chat',
					'gen_ai.provider.name': 'openai',
					'gen_ai.request.model': 'gpt-4o-mini',
					'gen_ai.usage.input_tokens': 100,
					'gen_ai.usage.output_tokens': 20,
					...(answer === null ? {} : { 'gen_ai.output.messages': messages(answer) }),
				},
			},
		],
	};
}

test('a refusal is flagged, counted, and one click from its reason', async ({ signedIn: page, stack }) => {
	const startedAt = new Date(Date.now() - 60_000);
	const requests = [
		request('I’m sorry, but I cannot help with that.', 'failure'),
		request('Your order arrives tomorrow.', 'success'),
		request(null),
	];
	const door = { url: stack.otlpUrl, key: stack.apiKey };
	const [refused = '', , silent = ''] = await sendTraces(
		door,
		requests.map((one) => ({ startedAt, request: one })),
	);
	await sendScores(stack, [{ name: 'thumbs', value: false, traceId: silent, source: 'user' }]);
	await waitForApi<{ items: unknown[] }>(stack, '/traces?outcome=failure', ({ items }) => items.length === 2);

	await page.goto(`${stack.webUrl}/default/traces`);
	await page.getByRole('link', { name: 'Quality' }).click();
	const headline = page.getByTestId('quality-headline');
	// one success; the refused one and the thumb down failed
	await expect(headline.getByText('33 %').first()).toBeVisible();
	await expect(headline.getByText('of 3').first()).toBeVisible();
	const refusals = page.getByRole('listitem').filter({ hasText: 'Refusal' });
	// the trace without content is in no denominator
	await expect(refusals).toContainText('1 of 2');
	const guardrails = page.getByRole('listitem').filter({ hasText: 'Guardrail stepped in' });
	await expect(guardrails).toContainText('unknown');

	await refusals.getByRole('link').click();
	const rows = page.getByTestId('trace-list').getByRole('button');
	await expect(rows).toHaveCount(1);
	await expect(rows.first()).toHaveAttribute('data-trace-id', refused);

	await page.goto(`${stack.webUrl}/default/traces/${refused}`);
	await page.getByRole('treeitem', { name: /chat gpt-4o-mini/ }).click();
	await expect(page.getByText(/the answer says “I cannot help”/)).toBeVisible();
});
