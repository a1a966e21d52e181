import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/journey.ts';
import { waitForApi } from '../support/read-api.ts';
import { sendScores } from '../support/send-logs.ts';
import { sendTraces } from '../support/send-traces.ts';
import { minutesAgo, supportRequest } from '../support/shop-requests.ts';

test.use({ journey: 'datasets' });

const evals = new URL('../../examples/ci-evals/run-evals.mjs', import.meta.url).pathname;
const questions = [
	'Do you ship to Norway?',
	'Where is my refund?',
	'Is it open on Sunday?',
	'Can I pay later?',
	'Why?',
];

type Run = { name: string; results: number; scores: { name: string; passed: number; judged: number }[] };

/** The lines of a file that a click brings. */
async function download(page: Page, click: () => Promise<void>): Promise<Record<string, unknown>[]> {
	const [file] = await Promise.all([page.waitForEvent('download'), click()]);
	const lines = readFileSync(await file.path(), 'utf8')
		.trimEnd()
		.split('\n');
	return lines.map((line) => JSON.parse(line));
}

/** "Will the next version still answer these?": questions of real traffic become a dataset, CI reads it and posts back what it found. */
test('from list, trace and review into one dataset; CI runs it, and what got worse is seen', async ({
	signedIn: page,
	stack,
}, info) => {
	test.setTimeout(240_000);
	const traceIds = await sendTraces(
		{ url: stack.otlpUrl, key: stack.apiKey },
		questions.map((question, at) => ({
			startedAt: minutesAgo(10 + at),
			request: supportRequest(
				{ tenant: `tenant-${at}`, user: `u-${at}` },
				{ ...{ model: 'gpt-4o-mini', inputTokens: 400, outputTokens: 80 }, question, answer: `Answer ${at}.` },
			),
		})),
	);
	const complained = traceIds[4] ?? '';
	await sendScores(stack, [{ name: 'thumbs', value: false, traceId: complained, comment: 'No.', source: 'user' }]);
	for (const traceId of traceIds)
		await waitForApi<{ settled: boolean }>(stack, `/traces/${traceId}`, ({ settled }) => settled);

	// from the list: one by key, the range by Shift
	await page.goto(`${stack.webUrl}/default/traces`);
	await expect(page.locator('[data-trace-id]')).toHaveCount(5);
	await page.keyboard.press('j');
	await page.keyboard.press('x');
	const box = (traceId = '') => page.getByRole('checkbox', { name: `Choose trace ${traceId.slice(0, 8)}` });
	await expect(box(traceIds[0])).toBeChecked();
	await box(traceIds[2]).click({ modifiers: ['Shift'] });
	const bar = page.getByRole('toolbar', { name: 'Chosen traces' });
	await expect(bar).toContainText('3 traces chosen');
	const chosen = await download(page, () => bar.getByRole('button', { name: 'Download JSONL' }).click());
	expect(chosen.map(({ traceId }) => traceId)).toEqual(traceIds.slice(0, 3));
	await bar.getByRole('button', { name: 'Add to a dataset' }).click();
	await page.getByLabel('Dataset', { exact: true }).fill('support');
	await page.getByText('The answers are right').click();
	await page.getByRole('button', { name: 'Add 3 traces' }).click();
	await expect(page.getByText('Added 3 items to support.')).toBeVisible();
	await expect(bar).toBeHidden();

	// from a trace, with what should have been answered; twice is refused
	await page.goto(`${stack.webUrl}/default/traces/${traceIds[3]}`);
	for (const said of ['Added to support, version 2.', 'It stands in support already.']) {
		await page.getByRole('button', { name: 'Add to a dataset' }).click();
		await page.getByLabel('Expected output').fill('Answer 3.');
		await page.getByRole('button', { name: 'Add it' }).click();
		await expect(page.getByText(said)).toBeVisible();
	}

	// from the review: the complaint
	await page.goto(`${stack.webUrl}/default/review`);
	await page.getByRole('button', { name: 'Build now' }).click();
	await page.getByRole('navigation', { name: 'Failures' }).getByRole('button', { name: 'Complaint' }).click();
	await expect(page.getByRole('article').getByText('Why?').first()).toBeVisible();
	await page.getByLabel('Dataset', { exact: true }).fill('support');
	await page.getByLabel('Dataset', { exact: true }).blur();
	await page.keyboard.press('3');
	await page.keyboard.press('d');
	await waitForApi<{ items: { version: number; items: number }[] }>(
		stack,
		'/datasets',
		({ items }) => items[0]?.version === 3 && items[0].items === 5,
	);

	// by page and by key the same lines; an earlier version stands as it was
	await page.goto(`${stack.webUrl}/default/datasets/support`);
	await expect(page.getByRole('row')).toHaveCount(6);
	await page.getByRole('button', { name: 'Export' }).click();
	const byPage = await download(page, () => page.getByRole('menuitem', { name: 'JSONL, everything' }).click());
	const byKey = async (version: string) => {
		const response = await fetch(`${stack.webUrl}/api/v1/datasets/support/export${version}`, {
			headers: { 'x-api-key': stack.apiKey },
		});
		return (await response.text()).trimEnd().split('\n');
	};
	expect((await byKey('')).map((line) => JSON.parse(line))).toEqual(byPage);
	expect(byPage.map(({ traceId }) => traceId)).toEqual(traceIds);
	expect(byPage.map(({ expected }) => expected)).toEqual(['Answer 0.', 'Answer 1.', 'Answer 2.', 'Answer 3.', null]);
	expect(await byKey('?version=1')).toHaveLength(3);

	// CI: two commits, the second of which forgets an answer
	const runEvals = (run: string, says: string, ...args: string[]) => {
		const app = info.outputPath(`${run}.mjs`);
		const known = JSON.stringify(Object.fromEntries(questions.map((question, at) => [question, `Answer ${at}.`])));
		writeFileSync(
			app,
			`export const answer = async ({ input }) => {
			const asked = typeof input === 'string' ? input : input.at(-1).content;
			return { output: ${says.replace('KNOWN', `${known}[asked]`)}, costUsd: '0.002' };
		}`,
		);
		const env = { ...process.env, SPANLEDGER_URL: stack.webUrl, SPANLEDGER_KEY: stack.apiKey };
		return new Promise<number>((resolve) => {
			const all = [evals, '--dataset', 'support', '--run', run, '--app', app, ...args];
			execFile(process.execPath, all, { env }, (error) => resolve(typeof error?.code === 'number' ? error.code : 0));
		});
	};
	expect(await runEvals('main@1', 'KNOWN', '--at-least', '0.8')).toBe(0);
	expect(await runEvals('main@2', "asked.includes('refund') ? 'Hm.' : KNOWN", '--against', 'main@*')).toBe(1);
	const { items: runs } = await waitForApi<{ items: Run[] }>(stack, '/datasets/support/runs', () => true);
	expect(runs).toMatchObject([
		{ name: 'main@2', results: 5, scores: [{ name: 'correctness', passed: 3, judged: 4 }] },
		{ name: 'main@1', results: 5, scores: [{ name: 'correctness', passed: 4, judged: 4 }] },
	]);

	// the two held against each other: the question that was forgotten comes first
	await page.getByRole('tab', { name: 'Runs' }).click();
	await expect(page.getByTestId('run-table')).toContainText('3 of 4');
	await page.getByRole('link', { name: 'Hold main@2 against main@1' }).click();
	await expect(page.getByText('1 got worse')).toBeVisible();
	const first = page.getByRole('list', { name: 'Items' }).getByRole('listitem').first();
	await expect(first).toContainText('Where is my refund?');
	await expect(first).toContainText('worse');
	await expect(first).toContainText('Hm.');
});
