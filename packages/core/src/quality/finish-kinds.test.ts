import { expect, it } from 'vitest';
import { type FinishKind, finishKind, finishKinds, finishWords, reasonOfKind } from './finish-kinds.ts';

it.each<[reasons: string[], isError: boolean, kind: FinishKind]>([
	[['stop'], false, 'stop'],
	[['end_turn'], false, 'stop'],
	[['STOP'], true, 'stop'],
	[['tool_calls'], false, 'tool-calls'],
	[['tool-calls'], false, 'tool-calls'],
	[['max_tokens'], false, 'length'],
	[['SAFETY'], false, 'content-filter'],
	[['refusal'], false, 'refusal'],
	[['MALFORMED_FUNCTION_CALL'], false, 'error'],
	// two choices: what went wrong is told
	[['stop', 'length'], false, 'length'],
	[['length', 'content_filter'], false, 'content-filter'],
	[['paused'], false, 'other'],
	[[], true, 'error'],
	[[], false, 'untold'],
])('%j, failed %s: %s', (reasons, isError, kind) => {
	expect(finishKind(reasons, isError)).toBe(kind);
});

it('every word that a kind lists is of that kind', () => {
	for (const kind of finishKinds)
		for (const word of finishWords(kind)) {
			expect([word, finishKind([word], false)]).toEqual([word, kind]);
			expect(reasonOfKind(['x', word], kind)).toBe(word);
		}
	expect(finishKinds.filter((kind) => finishWords(kind).length === 0)).toEqual(['other', 'untold']);
});
