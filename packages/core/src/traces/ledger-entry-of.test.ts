import { expect, test } from 'vitest';
import { normaliseSpan } from '../conventions/normalise-span.ts';
import { createCatalogueBook } from '../prices/catalogue-book.ts';
import { sampleRawSpan } from '../spans/sample-raw-span.ts';
import { settleTrace } from './settle-trace.ts';

const book = createCatalogueBook();

test.each([
	[{ 'prompt.name': 'qa', 'prompt.version': '7' }, 'qa@7'],
	[{ prompt_version: 'qa@7' }, 'qa@7'],
	[{ 'prompt.name': 'qa' }, 'qa'],
	[{ prompt_version: 'v3' }, 'v3'],
	[{}, ''],
])('a call with %j is billed to prompt %j', (sent, promptVersion) => {
	const raw = sampleRawSpan({ 'llm.model': 'gpt-4o-mini', 'llm.input_tokens': 1000, ...sent });
	const { entries } = settleTrace({ spans: [normaliseSpan(raw)], foreignClaims: [], book });
	expect(entries).toMatchObject([{ promptVersion }]);
});
