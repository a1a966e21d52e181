import { expect, type Locator, type Page } from '@playwright/test';
import { test } from '../support/journey.ts';
import { sendLongJob } from '../support/send-long-job.ts';

test.use({ journey: 'large trace' });

const spans = 10_000;

/** "It ran for ten minutes and did ten thousand things": the page opens like any other, and says where to look. */
test('walk through a trace of 10,000 spans', async ({ signedIn: page, stack }) => {
	test.setTimeout(300_000);
	const url = await sendLongJob(stack, spans);

	const html = await (await page.request.get(url)).text();
	expect(html.split('role="treeitem"').length - 1, 'rows before any script runs').toBeGreaterThan(20);
	await test.step('what is clicked before the scripts are there is done when they are', async () => {
		await page.route('**/_next/static/**/*.js', async (route) => {
			await new Promise((resolve) => setTimeout(resolve, 2_000));
			await route.continue();
		});
		await page.goto(url, { waitUntil: 'commit' });
		const retrieval = page.getByRole('treeitem', { name: 'retrieval notes' }).first();
		await retrieval.click();
		expect(await page.evaluate(() => 'earlyInput' in globalThis), 'nothing listens yet').toBe(true);
		await expect(page).toHaveURL(/span=/);
		await expect(page.getByRole('treeitem', { selected: true })).toContainText('retrieval notes');
		await page.unroute('**/_next/static/**/*.js');
	});

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

	await test.step('nearer and further by wheel, by drag over the axis and on the map', async () => {
		const [axis, map] = [page.getByTitle('Drag to zoom in'), page.getByTestId('minimap')];
		const whole = page.getByRole('button', { name: 'Whole trace' });
		await expect(whole).toBeDisabled();
		await turnWheel(page, axis, 'Control', [-300]);
		const { fromMs, toMs } = await zoomed(page);
		// e⁻¹ of the trace, and the moment below the pointer, a quarter of it, stays there
		const traceMs = (toMs - fromMs) * Math.E;
		expect((fromMs + (toMs - fromMs) / 4) / traceMs).toBeCloseTo(0.25, 2);
		await turnWheel(page, page.getByTestId('span-tree'), 'Meta', [-150]);
		await expect.poll(async () => widthOf(await zoomed(page)) / traceMs).toBeCloseTo(Math.exp(-1.5), 3);
		await turnWheel(page, axis, 'Control', [150, 150, 150]); // none of the turns is lost
		await expect(page).not.toHaveURL(/zoom=/);
		await expect(whole).toBeDisabled();

		await drag(page, axis, 0.25, 0.75);
		await expectPart(page, traceMs, [0.25, 0.75]);
		await drag(page, map, 0.5, 0.6); // the part itself is moved
		await expectPart(page, traceMs, [0.35, 0.85]);
		await drag(page, map, 0.6, 0.99); // not beyond the end
		await expectPart(page, traceMs, [0.5, 1]);
		await drag(page, map, 0.1, 0.2); // beside it another is chosen
		await expectPart(page, traceMs, [0.1, 0.2]);
		await axis.dblclick();
		await expect(page).not.toHaveURL(/zoom=/);
		await drag(page, map, 0.2, 0.4);
		await expectPart(page, traceMs, [0.2, 0.4]);
		await map.dblclick();
		await expect(page).not.toHaveURL(/zoom=/);
		await page.mouse.move(0, 0);
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

type Part = { fromMs: number; toMs: number };
const widthOf = ({ fromMs, toMs }: Part): number => toMs - fromMs;

/** The part of the time axis in sight, once the address says it. */
async function zoomed(page: Page): Promise<Part> {
	await expect(page).toHaveURL(/zoom=/);
	const [fromMs = Number.NaN, toMs = Number.NaN] = (new URL(page.url()).searchParams.get('zoom') ?? '')
		.split('-')
		.map(Number);
	return { fromMs, toMs };
}

async function expectPart(page: Page, traceMs: number, part: [number, number]): Promise<void> {
	const shares = async () => Object.values(await zoomed(page)).map((ms) => Math.round((ms / traceMs) * 100) / 100);
	await expect.poll(shares).toEqual(part);
}

/** A quarter of the way over an element, with a key held. */
async function turnWheel(page: Page, over: Locator, key: 'Control' | 'Meta', turns: number[]): Promise<void> {
	const box = await boxOf(over);
	await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
	await page.keyboard.down(key);
	for (const turn of turns) await page.mouse.wheel(0, turn);
	await page.keyboard.up(key);
}

/** From one share of an element's width to another. */
async function drag(page: Page, over: Locator, from: number, to: number): Promise<void> {
	const box = await boxOf(over);
	const y = box.y + box.height / 2;
	await page.mouse.move(box.x + from * box.width, y);
	await page.mouse.down();
	await page.mouse.move(box.x + to * box.width, y, { steps: 4 });
	await page.mouse.up();
}

async function boxOf(element: Locator) {
	const box = await element.boundingBox();
	if (box === null) throw new Error('it is not on the page');
	return box;
}
