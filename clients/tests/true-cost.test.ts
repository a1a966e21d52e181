import { expect, test } from 'vitest';
import { asUsd, trueCost } from './true-cost.ts';

const everything = { cacheRead: true, cacheWrite: true, cacheWrite1h: true, reasoning: true, serviceTier: true };
const openAi = { uncachedInput: 56, cacheRead: 64, cacheWrite5m: 0, cacheWrite1h: 0, output: 30, reasoning: 10 };
const claude = { uncachedInput: 12, cacheRead: 1500, cacheWrite5m: 150, cacheWrite1h: 50, output: 30, reasoning: 0 };

test.each([
	// 56 × 0.15 + 64 × 0.075 + 30 × 0.60 = 8.4 + 4.8 + 18 µ$
	['cached input told', 'gpt-4o-mini', openAi, everything, null, '0.0000312'],
	// half of it
	['flex processing', 'gpt-4o-mini', openAi, everything, 'flex', '0.0000156'],
	['flex processing not told', 'gpt-4o-mini', openAi, { ...everything, serviceTier: false }, 'flex', '0.0000312'],
	// 120 × 0.15 + 30 × 0.60 = 18 + 18 µ$
	['cached input not told', 'gpt-4o-mini', openAi, { ...everything, cacheRead: false }, null, '0.000036'],
	// 12 × 5 + 1500 × 0.5 + 150 × 6.25 + 50 × 10 + 30 × 25 = 60 + 750 + 937.5 + 500 + 750 µ$
	['cache writes by their life', 'claude-opus-4-7', claude, everything, null, '0.0029975'],
	// the 50 at 6.25 as well: 312.5 instead of 500 µ$
	['cache writes as one', 'claude-opus-4-7', claude, { ...everything, cacheWrite1h: false }, null, '0.00281'],
] as const)('%s', (_name, model, usage, told, serviceTier, usd) => {
	expect(asUsd(trueCost(model, usage, told, serviceTier))).toBe(usd);
});
