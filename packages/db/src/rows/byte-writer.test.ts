import { expect, test } from 'vitest';
import { type ByteWriter, byteWriter } from './byte-writer.ts';

const writes: Record<string, (out: ByteWriter) => void> = {
	int8: (out) => out.int8(7),
	int16: (out) => out.int16(-7),
	int32: (out) => out.int32(-70_000),
	'int64 of a number': (out) => out.int64(-(2 ** 40)),
	'int64 of a bigint': (out) => out.int64(2n ** 62n),
	float64: (out) => out.float64(Math.PI),
	bytes: (out) => out.bytes(Buffer.from('0011223344', 'hex')),
	text: (out) => out.text('grün'),
};

test.each(Object.entries(writes))('%s survives every growth of the buffer', (_, write) => {
	const once = byteWriter(1_024);
	once.begin();
	write(once);
	const expected = once.end().toString('hex').repeat(200);
	const growing = byteWriter(1);
	growing.begin();
	for (let index = 0; index < 200; index++) write(growing);
	expect(growing.end().toString('hex')).toBe(expected);
});

test('begin forgets, end copies', () => {
	const out = byteWriter();
	out.begin();
	out.int8(1);
	const first = out.end();
	out.begin();
	out.int8(2);
	expect([first, out.end()]).toEqual([Buffer.from([1]), Buffer.from([2])]);
});
