import { expect, type Page } from '@playwright/test';
import { test } from '../support/journey.ts';
import { sendLongJob } from '../support/send-long-job.ts';

test.use({ journey: 'huge trace' });

const spans = 50_000;
/** Whatever a trace holds, a page holds a screen of it. */
const mostElements = 1_500;

test('a trace of 50,000 spans: its first rows, its end, and a span in it', async ({ signedIn: page, stack }) => {
	// half of it is the quiet that settling waits for: a second for each thousand spans
	test.setTimeout(120_000);
	const url = await sendLongJob(stack, spans);

	await page.goto(url);
	const rows = page.getByRole('tree', { name: 'Spans' }).getByRole('treeitem');
	const selected = page.getByRole('treeitem', { selected: true });
	await expect(rows.first()).toContainText('POST /v1/job');
	await expect(page.getByText('50,000 spans')).toBeVisible();
	await expect(rows.nth(1)).toHaveAttribute('aria-setsize', '5000');
	expect(await elements(page)).toBeLessThan(mostElements);

	// all rows came: the last one is number 49,999, counted from 0
	await expect(page.getByText('look_up timed out', { exact: true })).toBeVisible();
	await rows.first().click();
	await page.keyboard.press('End');
	await expect(selected).toHaveAttribute('data-row', String(spans - 1));
	await expect(selected).toBeFocused();
	await expect(selected).toBeInViewport();
	expect(await elements(page)).toBeLessThan(mostElements);

	await page.keyboard.press('f');
	await page.keyboard.type('execute_tool');
	await expect(page.getByText('5,000', { exact: true })).toBeVisible();
	await page.keyboard.press('Shift+Enter');
	await expect(page.getByText('5,000 of 5,000')).toBeVisible();
	await expect(selected).toContainText('execute_tool look_up');
	await expect(selected).toBeInViewport();

	// why it failed is found too, also by whoever is faster than the marks
	await page.getByLabel('Find in the trace').fill('timed out');
	await page.keyboard.press('Enter');
	await expect(selected.getByRole('img', { name: 'error' })).toBeVisible();
	await expect(selected.getByTitle('look_up timed out')).toBeVisible();
	expect(await elements(page)).toBeLessThan(mostElements);
});

const elements = (page: Page) => page.locator('*').count();
