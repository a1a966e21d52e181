import { groupBy } from './group-by.ts';

/** A trace's figures that may lie far from its route's usual; null = not known. */
export type Measured = {
	traceId: string;
	route: string;
	costUsd: number | null;
	durationMs: number | null;
	answerLength: number | null;
};
export type Surprise = { what: 'cost' | 'duration' | 'answer-length'; value: number; usual: number };

const measures = [
	['cost', 'costUsd'],
	['duration', 'durationMs'],
	['answer-length', 'answerLength'],
] as const;
/** Fewer say nothing about what is usual. */
const fewest = 20;
const farMads = 6;
const farFactor = 3;

/** Per trace what stands out from its route: six deviations (MAD of logarithms) and three times the median or more. */
export function findSurprises(traces: readonly Measured[]): Map<string, Surprise[]> {
	const found = new Map<string, Surprise[]>();
	const byRoute = groupBy(traces, ({ route }) => route);
	for (const own of byRoute.values())
		for (const [what, field] of measures) {
			const known = own.flatMap(({ traceId, [field]: value }) =>
				value !== null && value > 0 ? [{ traceId, value }] : [],
			);
			if (known.length < fewest) continue;
			const middle = median(known.map(({ value }) => Math.log(value)));
			const spread = Math.max(0.05, median(known.map(({ value }) => Math.abs(Math.log(value) - middle))) * 1.4826);
			for (const { traceId, value } of known) {
				const far = Math.log(value) - middle;
				if (far < spread * farMads || far < Math.log(farFactor)) continue;
				found.set(traceId, [...(found.get(traceId) ?? []), { what, value, usual: Math.exp(middle) }]);
			}
		}
	return found;
}

function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const at = sorted.length >> 1;
	return sorted.length % 2 === 1 ? (sorted[at] ?? 0) : ((sorted[at - 1] ?? 0) + (sorted[at] ?? 0)) / 2;
}
