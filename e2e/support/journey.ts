import { test as base, type Page } from '@playwright/test';
import { type StartedStack, startStack } from '@spanledger/local/stack/start-stack';

type Fixtures = {
	/** A page behind the sign-in. */
	signedIn: Page;
	/** What the platform printed goes with a failure. */
	printsOnFailure: undefined;
};

type WorkerFixtures = {
	/** Names the platform; a file that sets its own gets one of its own, empty. */
	journey: string;
	/** Variables of its own. Webhooks may reach the servers that tests open. */
	settings: Record<string, string>;
	stack: StartedStack;
};

/** `test` with a platform: `test.use({ journey: 'first trace' })` at the top of a file. */
export const test = base.extend<Fixtures, WorkerFixtures>({
	journey: ['any', { scope: 'worker', option: true }],
	settings: [{ SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS: '127.0.0.1' }, { scope: 'worker', option: true }],
	stack: [
		async ({ settings }, use) => {
			const stack = await startStack({ env: settings });
			await use(stack);
			await stack.stop();
		},
		{ scope: 'worker', timeout: 300_000 },
	],
	printsOnFailure: [
		async ({ stack }, use, info) => {
			await use(undefined);
			if (info.status !== info.expectedStatus) await info.attach('output of the platform', { body: stack.output() });
		},
		{ auto: true },
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
