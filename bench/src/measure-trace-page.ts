import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Db } from '@spanledger/db/connect';
import { encodeLoad } from '@spanledger/fixtures/load/encode-load';
import { longJob } from '@spanledger/fixtures/load/long-job';
import { postLoad } from '@spanledger/fixtures/load/post-load';
import { findBrowser } from '@spanledger/local/tests/find-browser';
import { measureCatchUp } from './measure-search.ts';
import { percentile } from './percentile.ts';
import type { Stack } from './stack.ts';

export type TracePageFigures = {
	spans: number;
	/** So many traces of that size, each opened once: what was read before is read faster. */
	opened: number;
	/** From the address to the frame that shows the first rows. */
	firstRowsMs: { p50: number; slowest: number };
	/** Elements of the page, everything included. */
	elements: number;
	/** While scrolling; null = no task took 50 ms. */
	longestTaskMs: number | null;
};

type Order = { sizes: readonly { spans: number; opened: number }[]; inFlight: number };

/** How a large trace opens and scrolls in a real browser; null when none is found. */
export async function measureTracePage(
	stack: Stack,
	db: Db,
	{ sizes, inFlight }: Order,
): Promise<TracePageFigures[] | null> {
	const executablePath = await findBrowser();
	if (executablePath === null) return null;
	const traceIds = new Map<number, string[]>();
	for (const { spans, opened } of sizes) traceIds.set(spans, await sendTraces(stack, db, { spans, opened, inFlight }));
	await measureCatchUp(db);
	const browser = await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
	});
	try {
		const storageState = await signIn(browser, stack);
		const figures: TracePageFigures[] = [];
		for (const { spans, opened } of sizes) {
			const rounds: Opened[] = [];
			for (const traceId of traceIds.get(spans) ?? []) {
				const context = await browser.newContext({ storageState, viewport: { width: 1280, height: 800 } });
				rounds.push(await openAndScroll(await context.newPage(), `${stack.webUrl}/default/traces/${traceId}`));
				await context.close();
			}
			figures.push(summarise(spans, opened, rounds));
		}
		return figures;
	} finally {
		await browser.close();
	}
}

/** Traces of that size, and their ids once they are settled. */
async function sendTraces(
	stack: Stack,
	db: Db,
	{ spans, opened, inFlight }: { spans: number; opened: number; inFlight: number },
): Promise<string[]> {
	const corpus = longJob(spans);
	const load = encodeLoad({ corpus, spans: spans * opened, spansPerRequest: 512, endMs: Date.now(), seed: `${spans}` });
	await postLoad({ url: stack.otlpUrl, key: stack.key }, load, inFlight);
	for (;;) {
		const { rows } = await db.query<{ id: string }>(
			`SELECT encode(t.trace_id, 'hex') AS id FROM traces t
			 WHERE span_count = $1 AND NOT EXISTS (
				SELECT 1 FROM unsettled_traces u WHERE u.trace_id = t.trace_id AND u.version > t.settled_version)`,
			[spans],
		);
		if (rows.length >= opened) return rows.map(({ id }) => id);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

async function signIn(
	browser: Browser,
	{ webUrl, email, password }: Stack,
): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
	const page = await browser.newPage();
	await page.goto(webUrl);
	await page.getByLabel(/e-?mail/i).fill(email);
	await page.getByLabel(/password/i).fill(password);
	await page.getByRole('button', { name: /sign in/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	const state = await page.context().storageState();
	await page.context().close();
	return state;
}

type Opened = { firstRowsMs: number; elements: number; longestTaskMs: number };
/** What the page notes of itself. */
type Noted = { firstRowsMs?: number; longestTaskMs: number };

async function openAndScroll(page: Page, url: string): Promise<Opened> {
	await page.addInitScript(takeNotes);
	await page.goto(url, { waitUntil: 'commit' });
	const rows = page.getByRole('treeitem');
	await rows.first().waitFor({ timeout: 60_000 });
	await page.waitForTimeout(3_000); // all rows, and the body of a span
	const { firstRowsMs = Number.NaN } = await notesOf(page);
	await page.evaluate(() => Object.assign((globalThis as { noted?: Noted }).noted ?? {}, { longestTaskMs: 0 }));
	await rows.first().hover();
	for (let turn = 0; turn < 50; turn++) {
		await page.mouse.wheel(0, 3_000);
		await page.waitForTimeout(30);
	}
	const { longestTaskMs } = await notesOf(page);
	return { firstRowsMs, elements: await page.locator('*').count(), longestTaskMs };
}

const notesOf = (page: Page): Promise<Noted> =>
	page.evaluate(() => (globalThis as { noted?: Noted }).noted ?? { longestTaskMs: 0 });

/** Runs in the page, before anything of it does. */
function takeNotes(): void {
	const noted: Noted = { longestTaskMs: 0 };
	Object.assign(globalThis, { noted });
	const watch = new MutationObserver(() => {
		if (document.querySelector('[role=treeitem]') === null) return;
		watch.disconnect();
		requestAnimationFrame(() => {
			noted.firstRowsMs = performance.now();
		});
	});
	watch.observe(document, { subtree: true, childList: true });
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) noted.longestTaskMs = Math.max(noted.longestTaskMs, duration);
	}).observe({ entryTypes: ['longtask'] });
}

function summarise(spans: number, opened: number, rounds: readonly Opened[]): TracePageFigures {
	const first = rounds.map(({ firstRowsMs }) => firstRowsMs);
	const longest = Math.max(...rounds.map(({ longestTaskMs }) => longestTaskMs));
	return {
		spans,
		opened,
		firstRowsMs: { p50: percentile(first, 0.5), slowest: Math.max(...first) },
		elements: Math.max(...rounds.map(({ elements }) => elements)),
		longestTaskMs: longest < 50 ? null : longest,
	};
}
