/**
 * Takes the pictures of docs/frameworks: starts a platform of its own, lets each client send, and photographs its trace.
 *   npx tsx clients/pictures/take-pictures.ts [page …]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { anyFreePort } from '../../apps/local/src/ports/choose-ports.mjs';
import { type StartedStack, startStack } from '../../apps/local/src/stack/start-stack.mjs';
import { findBrowser } from '../../apps/local/src/tests/find-browser.mjs';
import { openStandIn } from '../stand-in/open-stand-in.ts';
import { type TraceSeen, tracesNow } from '../tests/read-platform.ts';
import type { Platform } from '../tests/run-client.ts';
import { pictures } from './pictures.ts';
import { sendTrace } from './send-trace.ts';

const folder = fileURLToPath(new URL('../../docs/pictures/frameworks', import.meta.url));
mkdirSync(folder, { recursive: true });

const grpcPort = String(await anyFreePort('127.0.0.1'));
const stack = await startStack({ env: { OTLP_GRPC_PORT: grpcPort } });
const platform: Platform = { ...stack, grpcUrl: `http://127.0.0.1:${grpcPort}` };
const standIn = await openStandIn();
try {
	const executablePath = await findBrowser();
	const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
	const browser = await chromium.launch({ args, ...(executablePath !== null && { executablePath }) });
	const viewport = { width: 1280, height: 720 };
	const page = await browser.newPage({ viewport, colorScheme: 'light', timezoneId: 'UTC', locale: 'en-GB' });
	await signIn(page, stack);
	const wanted = process.argv.slice(2);
	const known = new Set<string>();
	for (const [name, source] of Object.entries(pictures)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		await sendTrace(source, platform, standIn);
		const trace = await newestTrace(known);
		await photograph(page, `${stack.webUrl}/default/traces/${trace.traceId}`, name, worthySpan(trace));
	}
	await browser.close();
} finally {
	await standIn.close();
	await stack.stop();
}

/** The largest settled trace that was not there before. */
async function newestTrace(known: Set<string>): Promise<TraceSeen> {
	for (let waits = 0; waits < 60; waits++) {
		await sleep(1000);
		const fresh = (await tracesNow(platform, '')).filter(({ traceId }) => !known.has(traceId));
		if (waits < 4 || fresh.length === 0 || fresh.some(({ settled }) => !settled)) continue;
		for (const { traceId } of fresh) known.add(traceId);
		return fresh.reduce((largest, trace) => (trace.spans.length > largest.spans.length ? trace : largest));
	}
	throw new Error('no trace was settled within a minute');
}

/** A call that has something to show. */
function worthySpan({ spans }: TraceSeen): string | undefined {
	const calls = spans.filter(({ type, usageSource }) => type === 'llm' && usageSource === 'reported');
	return (calls.find(({ output }) => output !== null) ?? calls[0])?.name;
}

async function signIn(page: Page, { webUrl, email, password }: StartedStack): Promise<void> {
	await page.goto(`${webUrl}/sign-in`);
	await page.getByLabel(/e-?mail/i).fill(email);
	await page.getByLabel(/password/i).fill(password);
	await page.getByRole('button', { name: /sign in/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function photograph(page: Page, url: string, name: string, span: string | undefined): Promise<void> {
	await page.goto(url);
	// The live dot keeps a connection open, so there is no idle network to wait for.
	await sleep(3000);
	if (span !== undefined) await page.getByText(span, { exact: true }).first().click();
	await sleep(1500);
	await page.screenshot({ path: join(folder, `${name}.png`) });
	console.log(`docs/pictures/frameworks/${name}.png`);
}
