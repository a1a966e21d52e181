/**
 * Takes the README's pictures: starts a platform of its own, fills project `demo`, and photographs its pages.
 *   node docs/pictures/take-pictures.mjs
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { readDemoKey } from '../../apps/local/src/data-dir/read-credentials.mjs';
import { startStack } from '../../apps/local/src/stack/start-stack.mjs';
import { findBrowser } from '../../apps/local/src/tests/find-browser.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const root = join(folder, '..', '..');
const size = { width: 1280, height: 800 };

/** @typedef {import('../../apps/local/src/stack/start-stack.mjs').StartedStack} StartedStack */
/** @typedef {import('@playwright/test').Page} Page */

const stack = await startStack();
try {
	fillDemo(stack);
	const { traceId, spanName } = await findWorthyTrace(stack);
	for (const scheme of /** @type {const} */ (['light', 'dark'])) {
		const suffix = scheme === 'dark' ? '-dark' : '';
		const browser = await chromium.launch({
			executablePath: (await findBrowser()) ?? undefined,
			args: ['--no-sandbox', '--disable-gpu'],
		});
		const page = await browser.newPage({
			viewport: size,
			deviceScaleFactor: 1.5,
			colorScheme: scheme,
			timezoneId: 'UTC',
			locale: 'en-GB',
		});
		await signIn(page, stack);
		await photograph(page, `${stack.webUrl}/demo/traces`, `traces${suffix}`);
		await photograph(page, `${stack.webUrl}/demo/traces/${traceId}`, `trace${suffix}`, spanName);
		await photograph(page, `${stack.webUrl}/demo/costs`, `costs${suffix}`);
		await browser.close();
	}
} finally {
	await stack.stop();
}

/** @param {StartedStack} stack */
function fillDemo({ dataDir }) {
	const { status } = spawnSync('npm', ['run', 'demo'], {
		cwd: root,
		stdio: 'inherit',
		env: { ...process.env, SPANLEDGER_DATA_DIR: dataDir },
	});
	if (status !== 0) throw new Error('the demo failed');
}

/**
 * The longest agent run of the last day, as soon as it is settled.
 * @param {StartedStack} stack
 * @returns {Promise<{ traceId: string, spanName: string }>}
 */
async function findWorthyTrace({ webUrl, dataDir }) {
	const headers = { 'x-api-key': readDemoKey(dataDir) };
	const query = 'route=/v1/agent/runs&tenant=bluebird-air&sort=-durationMs&limit=1';
	const from = new Date(Date.now() - 86_400_000).toISOString();
	for (let waits = 0; waits < 60; waits++) {
		const response = await fetch(`${webUrl}/api/v1/traces?${query}&from=${from}`, { headers });
		const { items = [] } = await response.json();
		if (items[0]?.settled) return { traceId: items[0].traceId, spanName: 'chat claude-sonnet-4-5' };
		await sleep(1000);
	}
	throw new Error('no trace was settled within a minute');
}

/** @param {Page} page @param {StartedStack} stack */
async function signIn(page, { webUrl, email, password }) {
	await page.goto(`${webUrl}/sign-in`);
	await page.getByLabel(/e-?mail/i).fill(email);
	await page.getByLabel(/password/i).fill(password);
	await page.getByRole('button', { name: /sign in/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/**
 * @param {Page} page
 * @param {string} url
 * @param {string} name of the file, without ending
 * @param {string} [click] text of a row to select first
 */
async function photograph(page, url, name, click) {
	await page.goto(url);
	// The live dot keeps a connection open, so there is no idle network to wait for.
	await sleep(3000);
	if (click !== undefined) await page.getByText(click, { exact: true }).last().click();
	await sleep(1000);
	await page.screenshot({ path: join(folder, `${name}.png`) });
	console.log(`docs/pictures/${name}.png`);
}
