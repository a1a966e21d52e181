import { test as base, type Page } from '@playwright/test';
import { type StartedStack, startStack } from '@spanledger/local/stack/start-stack';

/**
 * `test` with a platform of one's own: `stack` is started once for the file (more precisely: for the worker that runs it),
 * `signedIn` is a page behind the sign-in.
 */
export const test = base.extend<{ signedIn: Page }, { stack: StartedStack }>({
	stack: [
		// biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern, even when nothing is taken from it
		async ({}, use) => {
			const stack = await startStack();
			await use(stack);
			await stack.stop();
		},
		{ scope: 'worker', timeout: 300_000 },
	],
	signedIn: async ({ page, stack }, use) => {
		await signIn(page, stack);
		await use(page);
	},
});

/** Signs in as the first user and waits until the pages let us in. */
export async function signIn(page: Page, stack: StartedStack): Promise<void> {
	await page.goto(stack.webUrl);
	await page.getByLabel(/e-?mail/i).fill(stack.email);
	await page.getByLabel(/password/i).fill(stack.password);
	await page.getByRole('button', { name: /sign in/i }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
