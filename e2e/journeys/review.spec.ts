import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { startStack } from '@spanledger/local/stack/start-stack';
import { signIn, test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendCall, sendLogs, sendScores } from '../support/send-logs.ts';

test.use({ journey: 'review' });

/** "What should somebody look at this week?": a thumb down is in the review, and ten traces are cleared without the mouse. */
test('a complaint reaches the review, and ten traces are cleared by keyboard', async ({ signedIn: page, stack }) => {
	const traces = Array.from({ length: 10 }, () => ({
		...{ traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') },
	}));
	for (const [index, ids] of traces.entries()) {
		await sendCall(stack, ids, { 'tenant.id': `tenant-${index}` });
		await sendLogs(stack, [
			{ ...ids, eventName: 'gen_ai.user.message', body: { content: `Question ${index}: is it open on Sunday?` } },
			{ ...ids, eventName: 'gen_ai.choice', body: { message: `Answer ${index}: no.` } },
		]);
		await sendScores(stack, [
			{ name: 'thumbs', value: false, traceId: ids.traceId, comment: 'It is open.', source: 'user' },
		]);
		await waitForApi<{ settled: boolean }>(stack, `/traces/${ids.traceId}`, ({ settled }) => settled);
	}
	await page.goto(`${stack.webUrl}/default/settings/review`);
	await page.getByRole('button', { name: 'Add a cause' }).click();
	await page.getByRole('textbox', { name: 'Cause under key 9' }).fill('opening hours');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved')).toBeVisible();

	await page.goto(`${stack.webUrl}/default/review`);
	await expect(page.getByText(/One builds itself each Monday at 09:00 \(/)).toBeVisible();
	await page.getByRole('button', { name: 'Build now' }).click();
	const progress = page.getByRole('progressbar', { name: 'Progress' });
	const { items } = await waitForApi<{ items: { week: string; items: number }[] }>(
		stack,
		'/reviews',
		({ items }) => items.length === 1,
	);
	const [review] = items;
	const size = review?.items ?? 0;
	expect(size).toBe(10);
	await expect(progress).toHaveAttribute('value', '0');
	await expect(page.getByRole('article').getByText(/It is open\./)).toBeVisible();
	await expect(
		page
			.getByRole('article')
			.getByText(/Question \d: is it open on Sunday/)
			.first(),
	).toBeVisible();

	for (let done = 1; done <= size; done++) {
		await page.keyboard.press(done === 2 ? '9' : '3');
		await page.keyboard.press('h');
		await page.keyboard.press(done === 1 ? 'd' : 'f');
		await expect(progress).toHaveAttribute('value', `${done}`);
	}
	await expect(page.getByText(`All ${size} are done`)).toBeVisible();
	await page.goto(`${stack.webUrl}/default/review?tab=summary`);
	await expect(page.getByText(`${size - 1} of ${size}`)).toBeVisible();
	await expect(page.getByText('opening hours').first()).toBeVisible();
	await expect(page.getByText('Any problem')).toBeVisible();
	// it is labelled so only once the dataset has it
	const { traces: labelled } = await waitForApi<{ traces: { outcome: string; dataset: string | null }[] }>(
		stack,
		`/reviews/${review?.week}`,
		({ traces }) => traces.length === size,
	);
	expect(labelled.filter(({ dataset }) => dataset === 'review-failures')).toHaveLength(1);
	const stored = await page.request.get(
		`${stack.webUrl}/api/trpc/datasets.items?input=${encodeURIComponent(
			JSON.stringify({ json: { project: 'default', dataset: 'review-failures' } }),
		)}`,
	);
	expect(await stored.text()).toContain('is it open on Sunday');
});

test('two people are never at one trace, and share them out', async ({ signedIn: page, stack, browser }) => {
	// a second person at a second platform on the same database
	const other = await startStack({
		env: { DATABASE_URL: stack.databaseUrl, SPANLEDGER_BOOTSTRAP_EMAIL: 'bob@example.com' },
	});
	try {
		await page.goto(`${stack.webUrl}/default/review`);
		const first = page.getByRole('article', { name: 'Trace 1' });
		await expect(first).toBeVisible();
		// what was said of it stands there again
		await expect(page.getByRole('button', { name: 'High h' })).toHaveAttribute('aria-pressed', 'true');

		const bobs = await (await browser.newContext()).newPage();
		await signIn(bobs, other);
		await bobs.goto(`${other.webUrl}/default/review`);
		await expect(bobs.getByText(`${stack.email} is looking at this trace`)).toBeVisible();
		await expect(bobs.getByRole('button', { name: 'Ignore i' })).toBeDisabled();
		await bobs.keyboard.press('j');
		await expect(bobs.getByRole('article', { name: 'Trace 2' })).toBeVisible();
		await expect(bobs.getByText('is looking at this trace')).toHaveCount(0);
		await page.keyboard.press('j');
		await expect(page.getByText('bob@example.com is looking at this trace')).toBeVisible();

		await bobs.getByRole('combobox', { name: 'Assigned to' }).click();
		await bobs.getByRole('option', { name: stack.email }).click();
		await expect(bobs.getByRole('combobox', { name: 'Assigned to' })).toContainText(stack.email);
		await page.reload();
		await page.getByRole('combobox', { name: 'Traces of' }).click();
		await page.getByRole('option', { name: /^me/ }).click();
		await expect(page.getByRole('article', { name: 'Trace 2' })).toBeVisible();
	} finally {
		await other.stop();
	}
});
