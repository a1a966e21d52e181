import { defineConfig } from '@playwright/test';

/** Every file starts a platform of its own on free ports; two of them at a time would share two cores badly. */
export default defineConfig({
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 20_000 },
	forbidOnly: true,
	outputDir: 'test-results',
	use: {
		headless: true,
		viewport: { width: 1280, height: 800 },
		timezoneId: 'UTC',
		locale: 'en-GB',
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			// Root has no sandbox; nothing but our own pages is opened.
			args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
		},
	},
	projects: [
		{ name: 'start', testDir: 'start' },
		{ name: 'journeys', testDir: 'journeys' },
	],
});
