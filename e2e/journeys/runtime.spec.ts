import { expect } from '@playwright/test';
import { test } from '../support/journey.ts';
import { sendMetrics } from '../support/send-metrics.ts';

test.use({ journey: 'runtime' });

/** Called at night: is the process well, are its model calls? */
test.describe.configure({ mode: 'serial' });

test('the empty page says what to send, and turns when metrics come', async ({ signedIn: page, stack }) => {
	await page.goto(`${stack.webUrl}/default/runtime?range=1h`);
	await expect(page.getByText('No metrics yet')).toBeVisible();
	await expect(page.getByText('OTEL_METRICS_EXPORTER=otlp')).toBeVisible();

	await sendMetrics(stack, 'checkout', [
		{ name: 'nodejs.eventloop.delay.p99', unit: 's', gauge: 0.25 },
		{ name: 'v8js.memory.heap.used', unit: 'By', gauge: 120_000_000 },
		{ name: 'v8js.memory.heap.limit', unit: 'By', gauge: 400_000_000 },
		{
			name: 'gen_ai.client.operation.duration',
			unit: 's',
			// ten calls between one and two seconds
			histogram: { counts: [0, 10, 0], bounds: [1, 2], sum: 15, attributes: { 'gen_ai.request.model': 'gpt-4o-mini' } },
		},
	]);
	const panel = (title: string) =>
		page.getByTestId('runtime-panel').filter({ has: page.getByText(title, { exact: true }) });
	await expect(panel('Event loop delay')).toContainText('0.25 s', { timeout: 45_000 });
	await expect(panel('Heap, Node.js')).toContainText('120 MB');
	await expect(panel('Heap, Node.js')).toContainText('limit');
});

test('a metric opens large, split by an attribute, with its table', async ({ signedIn: page, stack }) => {
	await page.goto(`${stack.webUrl}/default/runtime?range=1h`);
	await page.getByRole('button', { name: 'Duration p95 by model' }).click();
	await expect(page.getByRole('heading', { name: 'gen_ai.client.operation.duration' })).toBeVisible();
	const table = page.getByTestId('metric-table');
	await expect(table).toContainText('gpt-4o-mini');
	// 95 % of the way from 1 s to 2 s on a scale of ratios: 2^0.95 = 1.93
	await expect(table).toContainText('1.93 s');
});

test('nothing of it is billed', async ({ signedIn: page, stack }) => {
	await page.goto(`${stack.webUrl}/default/costs`);
	await expect(page.getByText('No calls to a model in this range')).toBeVisible();
});
