import { expect, test } from 'vitest';
import { errorMessageOf, outlinedMessage } from './span-outline.ts';

test.each([
	['a failure', 'error', 'timed out', 'timed out'],
	['a failure without a word', 'error', '', null],
	['no failure', 'ok', 'all well', null],
	['as much as is shown', 'error', 'x'.repeat(outlinedMessage), 'x'.repeat(outlinedMessage)],
	['more than is shown', 'error', 'x'.repeat(outlinedMessage + 1), `${'x'.repeat(outlinedMessage)}…`],
] as const)('the error message of %s', (_, status, statusMessage, shown) => {
	expect(errorMessageOf({ status, statusMessage })).toBe(shown);
});
