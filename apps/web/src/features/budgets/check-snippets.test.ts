import { describe, expect, it } from 'vitest';
import { checkParameters, checkSnippets } from './check-snippets.ts';

describe('checkParameters', () => {
	it.each([
		[{ filters: {}, groupBy: null }, []],
		[{ filters: {}, groupBy: 'tenant' }, [['tenant', 'acme']]],
		[{ filters: { tenant: ['globex', 'acme'] }, groupBy: 'tenant' }, [['tenant', 'globex']]],
		[
			{ filters: { environment: ['production'] }, groupBy: 'model' },
			[
				['environment', 'production'],
				['model', 'gpt-4o-mini'],
			],
		],
	] as const)('%j', ({ filters, groupBy }, parameters) => {
		const lists = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]]));
		expect(checkParameters({ filters: lists, groupBy })).toEqual(parameters);
	});
});

describe('a snippet', () => {
	const parameters: [string, string][] = [['tenant', `O'Neill & "sons"`]];
	const written = (key: string, failMode: 'open' | 'closed' = 'open') =>
		checkSnippets
			.find((snippet) => snippet.key === key)
			?.write({ otlpUrl: 'http://localhost:4318', parameters, failMode });

	it('quotes what its language would take for syntax', () => {
		expect(written('curl')).toBe(
			`curl -H 'x-api-key: YOUR_KEY' 'http://localhost:4318/v1/budgets/check?tenant=O%27Neill+%26+%22sons%22&estimateUsd=0.02'`,
		);
		expect(written('python')).toContain(`params={"tenant": "O'Neill & \\"sons\\"", "estimateUsd": estimate_usd}`);
		expect(written('typescript')).toContain(`{ tenant: 'O\\'Neill & "sons"', estimateUsd }`);
	});

	it.each([
		['python', 'return True ', 'return False '],
		['typescript', 'return true;', 'return false;'],
		['litellm', '{"allowed": True}', '{"allowed": False}'],
	])('in %s does what the budget is set to when nobody answers', (key, open, closed) => {
		expect(written(key)).toContain(open);
		expect(written(key)).not.toContain(closed);
		expect(written(key, 'closed')).toContain(closed);
		expect(written(key, 'closed')).not.toContain(open);
	});

	it.each(checkSnippets.map(({ key }) => key))('in %s names the exact URL', (key) => {
		expect(written(key)).toContain('http://localhost:4318/v1/budgets/check');
	});
});
