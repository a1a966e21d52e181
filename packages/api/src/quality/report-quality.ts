import { usdText } from '@spanledger/core/money/pico-usd';
import type { QualitySums } from '@spanledger/core/quality/rollup/quality-measures';
import { type ScoreSummary, summariseScores } from '@spanledger/core/quality/summarise-scores';
import type { ScoreDefinition } from '@spanledger/core/scores/score-definition';
import { sumCosts } from '@spanledger/db/costs/cost-by';
import { qualityBy } from '@spanledger/db/quality/quality-by';
import type { QualityQuestion, QualityRow, ScoreRow } from '@spanledger/db/quality/quality-question';
import { scoresBy } from '@spanledger/db/quality/scores-by';
import type { Scope } from '@spanledger/db/scope';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import type { Deps } from '../deps.ts';
import { timeText } from '../times.ts';
import { type QualityQuery, toQualityQuestion } from './quality-query.ts';

/** `before`: the four weeks that end where the range begins, for drift. */
export type QualityFigures = {
	sums: QualitySums;
	before: QualitySums;
	/** Of the product's calls in the range. */
	costUsd: string;
	scores: (ScoreSummary & { before: ScoreSummary | null })[];
};
/** `key` null = not set; `other`: keys past their cap. */
export type QualityReportRow = QualityFigures & { key: string | null; other: boolean };
export type QualityReport = { from: string; to: string; total: QualityFigures; rows: QualityReportRow[] };

const weeksBefore = 28 * 86_400_000;
const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** Quality of a range by one dimension, and as a whole. */
export async function reportQuality(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: QualityQuery,
): Promise<QualityReport> {
	const question = toQualityQuestion({ ...query, interval: 'none' }, now());
	const whole: QualityQuestion = { ...question, groupBy: 'none' };
	const [definitions, total, rows] = await Promise.all([
		readScoreDefinitions(db, scope),
		read(db, scope, whole),
		question.groupBy === 'none' ? null : read(db, scope, question),
	]);
	const [all] = figuresOf(total, definitions);
	return {
		from: timeText(nsOf(question.from)),
		to: timeText(nsOf(question.to)),
		total: all ?? { sums: {}, before: {}, costUsd: '0', scores: [] },
		rows: rows === null ? [] : figuresOf(rows, definitions),
	};
}

type Found = {
	now: QualityRow[];
	before: QualityRow[];
	scores: ScoreRow[];
	scoresBefore: ScoreRow[];
	costs: Awaited<ReturnType<typeof sumCosts>>;
};

async function read(db: Deps['db'], scope: Scope, question: QualityQuestion): Promise<Found> {
	const before = { ...question, from: new Date(question.from.getTime() - weeksBefore), to: question.from };
	const [sums, sumsBefore, scores, scoresBefore, costs] = await Promise.all([
		qualityBy(db, scope, question),
		qualityBy(db, scope, before),
		scoresBy(db, scope, question),
		scoresBy(db, scope, before),
		sumCosts(db, scope, question),
	]);
	return { now: sums, before: sumsBefore, scores, scoresBefore, costs };
}

const nameOf = ({ key, other }: { key: string; other: boolean }): string => `${other} ${key}`;

function figuresOf(found: Found, definitions: ReadonlyMap<string, ScoreDefinition>): QualityReportRow[] {
	const before = new Map(found.before.map((row) => [nameOf(row), row.sums]));
	const costs = new Map(found.costs.map((row) => [nameOf(row), row.costUsd]));
	const scores = groupByRow(found.scores);
	const scoresBefore = groupByRow(found.scoresBefore);
	return found.now.map((row) => {
		const name = nameOf(row);
		const earlier = new Map(
			summariseScores(scoresBefore.get(name) ?? [], definitions).map((summary) => [summary.name, summary]),
		);
		return {
			key: row.key === '' ? null : row.key,
			other: row.other,
			sums: row.sums,
			before: before.get(name) ?? {},
			costUsd: usdText(costs.get(name) ?? 0n),
			scores: summariseScores(scores.get(name) ?? [], definitions).map((summary) => ({
				...summary,
				before: earlier.get(summary.name) ?? null,
			})),
		};
	});
}

function groupByRow(rows: readonly ScoreRow[]): Map<string, ScoreRow[]> {
	const groups = new Map<string, ScoreRow[]>();
	for (const row of rows) {
		const known = groups.get(nameOf(row));
		if (known === undefined) groups.set(nameOf(row), [row]);
		else known.push(row);
	}
	return groups;
}
