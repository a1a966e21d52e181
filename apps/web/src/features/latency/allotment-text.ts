import type { LatencyBudgetInput } from '@spanledger/core/latency/latency-budget';

type Allotments = LatencyBudgetInput['allotments'];

export const printAllotments = (allotments: Allotments): string =>
	allotments.map((one) => `${one.stage} ${'ms' in one ? `${one.ms} ms` : `${one.percent} %`}`).join(', ');

/** "llm 60 %, retrieval 300 ms"; null = not understood. */
export function parseAllotments(text: string): Allotments | null {
	const parts = text
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const found = parts.map((part) => {
		const [, stage = '', figure, unit] = /^(.+?)\s+(\d+(?:\.\d+)?)\s*(ms|%)$/.exec(part) ?? [];
		if (figure === undefined || Number(figure) <= 0) return null;
		return unit === 'ms' ? { stage, ms: Number(figure) } : { stage, percent: Number(figure) };
	});
	const known = found.filter((one) => one !== null);
	return known.length === found.length ? known : null;
}
