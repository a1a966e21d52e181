import { defineConfig } from 'vitest/config';

const sources = ['packages/*/src', 'apps/*/src', 'bench'];
const setupFiles = ['packages/fixtures/src/testing/set-seed.ts'];

/** pure: no I/O, milliseconds. db: a clone of the migrated template database per file (packages/db/src/testing). */
export default defineConfig({
	test: {
		projects: [
			{
				test: {
					name: 'pure',
					setupFiles,
					include: sources.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
					exclude: ['**/*.db.test.ts', '**/node_modules/**', '**/.next/**'],
					// Milliseconds each on a quiet machine; a busy one must not make them fail.
					testTimeout: 60_000,
					// First those that answer at once.
					sequence: { groupOrder: 0 },
				},
			},
			{
				test: {
					name: 'db',
					setupFiles,
					include: sources.map((folder) => `${folder}/**/*.db.test.ts`),
					exclude: ['**/node_modules/**'],
					globalSetup: ['packages/db/src/testing/global-setup.ts'],
					testTimeout: 60_000,
					hookTimeout: 60_000,
					maxWorkers: 2,
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
});
