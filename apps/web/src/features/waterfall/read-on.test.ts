import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutlineEvent } from '@spanledger/api/traces/outline-events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { afterEvent } from './after-event.ts';
import { beginOutline, hasAllRows, type Outline } from './outline.ts';
import { HasGrown, readOn } from './read-on.ts';
import { sampleRows } from './sample-rows.ts';

/** What the server answers next, and from which row it was asked. */
let lines: unknown[] = [];
let asked: (string | null)[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
	server = createServer((request, response) => {
		asked.push(new URL(request.url ?? '', url).searchParams.get('from'));
		response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/outline`;
});
afterAll(() => server.close());

const head = (spanCount: number) => ({ kind: 'head', head: { spanCount } });
const window = (from: number, ids: string) =>
	sampleRows(
		from,
		[...ids].map((spanId) => ({ spanId, depth: 0, below: 0 })),
	);
const end = (next: number | null): OutlineEvent => ({ kind: 'end', next });
const names = ({ columns, count }: Outline) => columns.spanId.slice(0, count).join('');

/** The first two rows of five. */
const begun = (): Outline =>
	[window(0, 'ab'), end(2)].reduce(afterEvent, beginOutline({ spanCount: 5 } as Outline['head']));

async function statesOf(answer: unknown[], known = begun()): Promise<Outline[]> {
	lines = answer;
	asked = [];
	const states: Outline[] = [];
	for await (const state of readOn(url, known)) states.push(state);
	return states;
}

it('goes on behind what is known, window by window, until nothing is left', async () => {
	const states = await statesOf([head(5), window(2, 'c'), window(3, 'd'), end(4)]);
	expect(asked).toEqual(['2']);
	expect(states.map((state) => `${names(state)} ${state.rest}`)).toEqual(['abc coming', 'abcd coming', 'abcd there']);
	const last = (await statesOf([head(5), window(4, 'e'), end(null)], states.at(-1))).at(-1);
	expect(asked).toEqual(['4']);
	expect(last && [names(last), hasAllRows(last), last.placeOf.get('e')]).toEqual(['abcde', true, 4]);
});

it('mixes nothing with the rows of a trace that has grown', async () => {
	await expect(statesOf([head(6), window(2, 'x'), end(null)])).rejects.toBeInstanceOf(HasGrown);
});

it('an answer that fails or breaks off is not the end of the trace', async () => {
	await expect(statesOf([head(5), { kind: 'failed', message: 'no disk' }])).rejects.toThrow('no disk');
	await expect(statesOf([head(5), window(2, 'c')])).rejects.toThrow('the rest broke off');
});
