/**
 * Takes the pictures of docs/frameworks: the newest trace of each framework in a platform that runs.
 *   RUNNING=.spanledger npx vitest run -c clients/vitest.config.ts                # sends what the clients make
 *   npx tsx docs/pictures/take-framework-pictures.mjs .spanledger [page …]        # sends recordings for the others
 * The pages' project is `default`, where the clients send to.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { readInstance } from '../../apps/local/src/data-dir/instance-file.mjs';
import { readCredentials } from '../../apps/local/src/data-dir/read-credentials.mjs';
import { findBrowser } from '../../apps/local/src/tests/find-browser.mjs';
import { recordedBodies } from '../../packages/fixtures/src/recordings.ts';
import { shiftBodyToNow } from '../../packages/fixtures/src/shift-to-now.ts';

/**
 * By picture. A client of `test:clients` names its run as the tenant, beginning with its script; where none is run, a recording is sent
 * and its trace known by convention and root.
 * @typedef {{ client: string } | { recording: string, convention: string, root: string }} Source
 * @type {Readonly<Record<string, Source>>}
 */
const sources = {
	'opentelemetry-genai': { client: 'otel-openai-protobuf-' },
	openinference: { client: 'openinference-' },
	'openllmetry-traceloop': { client: 'traceloop-' },
	'vercel-ai-sdk': { client: 'vercel-ai-6-' },
	openlit: { client: 'openlit-' },
	langfuse: { client: 'langfuse-' },
	langsmith: { client: 'langsmith-' },
	'anthropic-sdk': { client: 'anthropic-sdk-' },
	'pydantic-ai-logfire': { client: 'pydantic_ai_app-' },
	'microsoft-agent-framework': { client: 'agent_framework_app-' },
	'plain-otel': { client: 'typescript-plain-otel-' },
	'google-adk': { recording: 'google-adk', convention: 'google-adk', root: 'POST /chat' },
	strands: { recording: 'strands-openai', convention: 'strands', root: 'POST /chat' },
	'semantic-kernel': { recording: 'semantic-kernel', convention: 'semantic-kernel', root: 'POST /chat' },
	litellm: { recording: 'litellm-sdk', convention: 'litellm', root: 'POST /chat' },
	genkit: { recording: 'genkit-js', convention: 'genkit', root: 'chat' },
	'coding-agents': { recording: 'claude-code-traces', convention: 'claude-code', root: 'claude_code.interaction' },
};

/** @typedef {{ traceId: string, name: string, tenant: string | null }} Trace */
/** @typedef {{ spanId: string, type: string, convention: string | null, input: unknown, output: unknown }} Span */

/** Bytes of a picture. */
const heaviest = 120_000;
const [dataDir = '.spanledger', ...wanted] = process.argv.slice(2);
const instance = readInstance(dataDir);
if (instance === null) throw new Error(`No Spanledger runs on ${dataDir}.`);
const { webUrl, otlpUrl } = instance;
const { apiKey, email, password } = readCredentials(dataDir, {});
const headers = { 'x-api-key': apiKey };
const folder = join(fileURLToPath(new URL('.', import.meta.url)), 'frameworks');
mkdirSync(folder, { recursive: true });

const chosen = Object.entries(sources).filter(([name]) => wanted.length === 0 || wanted.includes(name));
// The recordings' calls have the same response ids: at the same time they would be taken for one call told twice.
const apartNs = 20_000_000_000n;
let latestNs = BigInt(Date.now()) * 1_000_000n;
for (const [, source] of chosen.toReversed()) {
	if (!('recording' in source)) continue;
	latestNs -= apartNs;
	await send(source.recording, latestNs);
}
await sleep(8_000);
const traces = await read('/traces?limit=200');
/** @type {{ trace: Trace, spans: Span[] }[]} newest first */
const found = [];
for (const trace of traces.items) found.push({ trace, spans: (await read(`/traces/${trace.traceId}`)).spans });

const browser = await chromium.launch({
	executablePath: (await findBrowser()) ?? undefined,
	args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({
	viewport: { width: 1280, height: 720 },
	colorScheme: 'light',
	timezoneId: 'UTC',
	locale: 'en-GB',
});
await signIn();
for (const [name, source] of chosen) await photograph(name, source);
await browser.close();

/** @param {string} path @returns {Promise<any>} */
async function read(path) {
	const response = await fetch(`${webUrl}/api/v1${path}`, { headers });
	if (!response.ok) throw new Error(`${path} answered ${response.status}`);
	return response.json();
}

/** @param {string} recording @param {bigint} endNs when it ends */
async function send(recording, endNs) {
	for (const recorded of recordedBodies(recording)) {
		const { signal, contentType, encoding, body } = shiftBodyToNow(recorded, endNs);
		const response = await fetch(`${otlpUrl}/v1/${signal}`, {
			method: 'POST',
			headers: { ...headers, 'content-type': contentType, ...(encoding !== null && { 'content-encoding': encoding }) },
			body: Buffer.from(body),
		});
		if (!response.ok) throw new Error(`${recording}/${recorded.name} was answered with ${response.status}`);
	}
}

async function signIn() {
	await page.goto(`${webUrl}/sign-in`);
	await page.getByLabel(/e-?mail/i).fill(email);
	await page.getByLabel(/password/i).fill(password);
	await page.getByRole('button', { name: /sign in/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** The page, without its rail and top bar where that is more than a picture may weigh. */
async function screenshot() {
	const whole = await page.screenshot();
	return whole.length <= heaviest ? whole : page.screenshot({ clip: { x: 200, y: 48, width: 1080, height: 672 } });
}

/** Whether the trace came from there. @param {Source} source @param {{ trace: Trace, spans: Span[] }} one */
function isOf(source, { trace, spans }) {
	if ('client' in source) return trace.tenant?.startsWith(source.client) === true;
	return trace.name === source.root && spans.some(({ convention }) => convention === source.convention);
}

/** The newest trace from there, at a call or else an agent that can be read. @param {string} name of the picture @param {Source} source */
async function photograph(name, source) {
	const best = found.find((one) => isOf(source, one));
	if (best === undefined) throw new Error(`no trace for ${name}: run the clients first`);
	const call = best.spans.find(({ type, input, output }) => type === 'llm' && input !== null && output !== null);
	const span = call ?? best.spans.find(({ type, input }) => type === 'agent' && input !== null);
	await page.goto(`${webUrl}/default/traces/${best.trace.traceId}?span=${span?.spanId ?? ''}`);
	// The live dot keeps a connection open, so there is no idle network to wait for.
	await sleep(3_000);
	writeFileSync(join(folder, `${name}.png`), await screenshot());
	console.log(`docs/pictures/frameworks/${name}.png  ${best.trace.traceId}`);
}
