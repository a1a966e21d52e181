import { expect, test } from 'vitest';
import { cutEntry, cutMark, longestText } from './cut-entry.ts';
import type { TranscriptEntry } from './transcript.ts';

const long = 'x'.repeat(longestText + 1);
const shortened = 'x'.repeat(longestText) + cutMark;

test('long words and values are cut and say so; the rest stays as it is', () => {
	const at = { spanId: 'a', depth: 0 };
	const entries: TranscriptEntry[] = [
		{ ...at, kind: 'answered', messages: [{ role: 'assistant', parts: [{ kind: 'text', text: long }] }] },
		{ ...at, kind: 'tool', name: 'read', arguments: { path: '/' }, result: long },
		{ ...at, kind: 'documents', query: 'q', documents: [{ id: 'd', content: long, score: 1, metadata: null }] },
	];
	const [answered, tool, documents] = entries.map(cutEntry);
	expect(answered).toMatchObject({ messages: [{ parts: [{ text: shortened }] }] });
	expect(tool).toEqual({ ...entries[1], result: shortened });
	expect(documents).toMatchObject({ documents: [{ content: shortened }] });
	const whole = { ...at, kind: 'tool', name: 'read', arguments: [long.slice(0, 100)], result: null } as const;
	expect(cutEntry({ ...whole, arguments: [...whole.arguments] })).toEqual(whole);
	const value = cutEntry({ ...at, kind: 'tool', name: 'read', arguments: { text: long }, result: null });
	expect(value).toMatchObject({ arguments: expect.stringMatching(/^\{"text":"x+ … /) });
});
