import { addQuality, type QualitySums } from './quality-measures.ts';
import type { QualityDimension, ScoreMark, TraceQuality } from './trace-quality.ts';

type Place = { dimension: QualityDimension; key: string; bucketMs: number };
export type QualityChange = Place & { sums: QualitySums };
export type ScoreChange = Place & ScoreMark & { count: number };

/** Changes of the rollups of quality by their identity, so that many traces sum up into one write per row. */
export type QualityDiff = { sums: Map<string, QualityChange>; scores: Map<string, ScoreChange> };

export const newQualityDiff = (): QualityDiff => ({ sums: new Map(), scores: new Map() });

/** Adds to `diff` what replacing what a trace gave by what it gives now changes. Giving the same again adds nothing. */
export function diffQuality(diff: QualityDiff, before: TraceQuality | null, after: TraceQuality | null): void {
	add(diff, before, -1);
	add(diff, after, 1);
}

/** What is left once opposite changes have cancelled out. */
export const qualityChanges = (diff: QualityDiff): QualityChange[] =>
	[...diff.sums.values()].filter(({ sums }) => Object.keys(sums).length > 0);
export const scoreChanges = (diff: QualityDiff): ScoreChange[] =>
	[...diff.scores.values()].filter(({ count }) => count !== 0);

function add(diff: QualityDiff, quality: TraceQuality | null, sign: 1 | -1): void {
	if (quality === null) return;
	const { bucketMs, cells, scores } = quality;
	for (const { keys, sums } of cells) {
		for (const [dimension, key] of keys) {
			const place = { dimension, key, bucketMs };
			const name = nameOf(place);
			const change = diff.sums.get(name) ?? { ...place, sums: {} };
			addQuality(change.sums, sums, sign);
			diff.sums.set(name, change);
			for (const mark of scores) addMark(diff.scores, { ...place, ...mark, count: sign });
		}
	}
}

function addMark(scores: QualityDiff['scores'], change: ScoreChange): void {
	const name = [nameOf(change), change.name, change.source, change.dataType, change.value].join('\u0000');
	const same = scores.get(name);
	if (same === undefined) scores.set(name, change);
	else same.count += change.count;
}

const nameOf = ({ dimension, key, bucketMs }: Place): string => `${bucketMs}\u0000${dimension}\u0000${key}`;
