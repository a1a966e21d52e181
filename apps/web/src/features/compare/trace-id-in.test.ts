import { expect, test } from 'vitest';
import { traceIdIn } from './trace-id-in.ts';

const id = '0af7651916cd43dd8448eb211c80319c';

test.each([
	[` ${id} `, id],
	[id.toUpperCase(), id],
	[`http://localhost:3000/demo/traces/${id}?span=1`, id],
	[`http://localhost:3000/demo/traces?trace=${id}&tz=UTC`, id],
	['', null],
	[id.slice(1), null],
	[`${id}0`, null],
])('%s', (text, found) => {
	expect(traceIdIn(text)).toBe(found);
});
