import { defineConfig } from 'vitest/config';

/** Real clients into a platform that runs; not part of `npm test`, for it installs packages of its own first. */
export default defineConfig({
	test: {
		root: new URL('.', import.meta.url).pathname,
		include: ['tests/**/*.test.ts'],
		globalSetup: ['tests/global-setup.ts'],
		testTimeout: 30_000,
		hookTimeout: 120_000,
		maxWorkers: 1,
	},
});
