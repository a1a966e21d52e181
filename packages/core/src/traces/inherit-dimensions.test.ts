import { idOf, spanOf } from '@spanledger/fixtures/span-of';
import { describe, expect, test } from 'vitest';
import type { Dimensions } from '../spans/dimensions.ts';
import { inheritDimensions } from './inherit-dimensions.ts';
import { buildTree } from './trace-tree.ts';

type Row = [name: string, parent: string | null, own?: Dimensions, resource?: Dimensions];

/** The dimensions of spans and of the trace; `links`: what the links of a span bring. */
function inherit(rows: readonly Row[], links: Record<string, Dimensions> = {}) {
	const tree = buildTree(
		rows.map(([name, parent, dimensions = {}, resourceDimensions = {}], index) =>
			spanOf(name, {
				parentSpanId: parent === null ? null : idOf(parent),
				startMs: index,
				dimensions,
				resourceDimensions,
			}),
		),
	);
	const linked = new Map(Object.entries(links).map(([name, values]) => [idOf(name), values]));
	const { bySpan, trace, borrowed } = inheritDimensions(tree, linked);
	const byName = new Map([...bySpan].map(([{ span }, dimensions]) => [span.name, dimensions]));
	return { of: (name: string) => byName.get(name), trace, borrowed };
}

describe('what is linked to', () => {
	test('comes after the trace’s own value and before the resource', () => {
		const { of, trace, borrowed } = inherit(
			[
				['batch', null, { team: 'search' }, { tenant: 'platform', team: 'ops', feature: 'nightly' }],
				['item', 'batch'],
			],
			{ item: { tenant: 'acme', team: 'sales' } },
		);
		expect(of('item')).toEqual({ tenant: 'acme', team: 'search', route: 'batch' });
		expect(trace).toEqual({ tenant: 'acme', team: 'search', feature: 'nightly', route: 'batch' });
		expect(borrowed).toEqual(['tenant', 'feature']);
	});

	test('each item of a batch is on its own, with what is below it; the batch itself is nobody’s', () => {
		const { of, trace, borrowed } = inherit(
			[
				['batch', null],
				['one', 'batch'],
				['call', 'one'],
				['two', 'batch'],
			],
			{ one: { tenant: 'acme' }, two: { tenant: 'globex' } },
		);
		expect(['batch', 'one', 'call', 'two'].map((name) => of(name)?.tenant)).toEqual([
			undefined,
			'acme',
			'acme',
			'globex',
		]);
		expect(trace.tenant).toBeUndefined();
		expect(borrowed).toEqual([]);
	});

	test('links of the root hold for all, those of one span for all where no other disagrees', () => {
		const rows: Row[] = [
			['root', null],
			['a', 'root'],
			['b', 'root'],
		];
		expect(inherit(rows, { root: { tenant: 'acme' }, a: { tenant: 'globex' } }).of('b')?.tenant).toBe('acme');
		expect(inherit(rows, { a: { tenant: 'globex' } }).of('b')?.tenant).toBe('globex');
	});

	test('a fact of the process or a route does not travel', () => {
		const { of } = inherit([['root', null]], { root: { environment: 'production', release: '1', route: '/other' } });
		expect(of('root')).toEqual({ route: 'root' });
	});

	test('what a span of the trace says is not borrowed', () => {
		expect(
			inherit(
				[
					['root', null],
					['a', 'root', { user: 'u-1' }],
				],
				{ root: { user: 'u-2' } },
			).borrowed,
		).toEqual([]);
	});
});
