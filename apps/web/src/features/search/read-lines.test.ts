import { expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

async function all(response: Response): Promise<unknown[]> {
	const values: unknown[] = [];
	for await (const value of readLines(response)) values.push(value);
	return values;
}

it('puts lines together however they were cut, inside a letter too', async () => {
	const bytes = new TextEncoder().encode('{"a":"ä"}\n{"b":2}\n');
	const body = new ReadableStream({
		start(controller) {
			for (let at = 0; at < bytes.length; at += 3) controller.enqueue(bytes.slice(at, at + 3));
			controller.close();
		},
	});
	expect(await all(new Response(body))).toEqual([{ a: 'ä' }, { b: 2 }]);
});

it('tells what a refusal says', async () => {
	const refused = Response.json({ error: { message: 'text: no word to look for' } }, { status: 400 });
	await expect(all(refused)).rejects.toThrow('text: no word to look for');
	await expect(all(new Response('<html>', { status: 502 }))).rejects.toThrow('the server answered 502');
});
