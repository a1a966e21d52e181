import { expect, type Page } from '@playwright/test';
import { encodeLoad } from '@spanledger/fixtures/load/encode-load';
import { longJob } from '@spanledger/fixtures/load/long-job';
import { postLoad } from '@spanledger/fixtures/load/post-load';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';

test.use({ journey: 'large trace' });

const spans = 10_000;
type Listed = { items: { traceId: string; settled: boolean }[] };

/** "It ran for ten minutes and did ten thousand things": the page opens like any other, and says where to look. */
test('walk through a trace of 10,000 spans', async ({ signedIn: page, stack }) => {
	test.setTimeout(300_000);
	const load = encodeLoad({ corpus: longJob(spans), spans, spansPerRequest: 512, endMs: Date.now(), seed: 'journey' });
	await postLoad({ url: stack.otlpUrl, key: stack.apiKey }, load, 4);
	const isThere = ({ items }: Listed) => items.length === 1 && items[0]?.settled === true;
	const { items } = await waitForApi<Listed>(stack, '/traces?route=/v1/job&limit=1', isThere, 120_000);
	const url = `${stack.webUrl}/default/traces/${items[0]?.traceId}`;

	await page.goto(url);
	const tree = page.getByRole('tree', { name: 'Spans' });
	const rows = tree.getByRole('treeitem');
	await expect(rows.first()).toContainText('POST /v1/job');
	await expect(rows.first()).toHaveAttribute('aria-level', '1');
	await expect(rows.nth(1)).toHaveAttribute('aria-setsize', '1000');
	expect(await page.locator('*').count()).toBeLessThan(1_500);

	// what failed first is open, its body read by itself
	await expect(page.getByText('look_up timed out', { exact: true })).toBeVisible();

	await test.step('to the very end, and back by keys', async () => {
		await rows.first().click();
		await page.keyboard.press('End');
		await expect(page.getByRole('treeitem', { selected: true })).toHaveAttribute('aria-posinset', /^\d+$/);
		await expect(page.getByRole('treeitem', { selected: true })).toBeFocused();
		await expect.poll(() => scrolled(page)).toBeGreaterThan(spans * 30);
		expect(await page.locator('*').count()).toBeLessThan(1_500);
		await page.keyboard.press('Home');
		await expect(page.getByRole('treeitem', { selected: true })).toContainText('POST /v1/job');
	});

	await test.step('fold by level', async () => {
		await page.keyboard.press('1');
		await expect(rows).toHaveCount(1);
		await page.keyboard.press('ArrowRight');
		await expect(rows.nth(1)).toContainText('turn');
		await expect(rows.nth(1)).toHaveAttribute('aria-expanded', 'false');
		await page.keyboard.press('0');
		await expect(rows.nth(2)).toHaveAttribute('aria-level', '3');
	});

	await test.step('find within: counted, and gone to', async () => {
		await page.keyboard.press('f');
		await page.keyboard.type('execute_tool');
		await expect(page.getByText('1,000', { exact: true })).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.getByText('1 of 1,000')).toBeVisible();
		await expect(page.getByRole('treeitem', { selected: true })).toContainText('execute_tool look_up');
		await expect(page).toHaveURL(/find=execute_tool/);
		await page.keyboard.press('Escape');
	});

	await test.step('model calls alone, where they stood in time', async () => {
		await page.keyboard.press('m');
		await expect(rows.first()).toContainText('chat gpt-4o-mini');
		await expect(rows.first()).toHaveAttribute('aria-level', '1');
		await page.keyboard.press('m');
	});

	await test.step('a link shows what its sender saw', async () => {
		await page.keyboard.press('z');
		await expect(page).toHaveURL(/zoom=/);
		await page.keyboard.press('v');
		await expect(page).toHaveURL(/view=timeline/);
		const seen = page.url();
		const selected = await page.getByRole('treeitem', { selected: true }).getAttribute('data-span-id');
		await page.goto('about:blank');
		await page.goto(seen);
		await expect(page.getByRole('treeitem', { selected: true })).toHaveAttribute('data-span-id', selected ?? '');
		await expect(page.getByRole('button', { name: 'Whole trace' })).toBeEnabled();
	});
});

const scrolled = (page: Page) => page.getByTestId('span-tree').evaluate(({ scrollTop }) => scrollTop);
