import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { verifySnippets } from './verify-snippets.ts';

/** The worker's tests run the guide's lines against what it sends. */
const guide = readFileSync(new URL('../../../../../docs/guides/channels.md', import.meta.url), 'utf8');

it.each(Object.entries(verifySnippets))('%s is checked as the guide says', (_, snippet) => {
	expect(guide).toContain(snippet);
});
