import { expect, it } from 'vitest';
import { withoutFormula } from './without-formula.ts';

it.each(['=1+1', '+1', '-1', '@cmd', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠cmd'])(
	'%j is quoted',
	(text) => {
		expect(withoutFormula(text)).toBe(`'${text}`);
	},
);

it.each(['', 'acme', '1-1', 'a=b', "'=1", '(shared)'])('%j stays as it is', (text) => {
	expect(withoutFormula(text)).toBe(text);
});
