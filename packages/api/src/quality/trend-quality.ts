import type { QualitySums } from '@spanledger/core/quality/rollup/quality-measures';
import { type ScoreSummary, summariseScores } from '@spanledger/core/quality/summarise-scores';
import { qualityBy } from '@spanledger/db/quality/quality-by';
import type { ScoreRow } from '@spanledger/db/quality/quality-question';
import { scoresBy } from '@spanledger/db/quality/scores-by';
import type { Scope } from '@spanledger/db/scope';
import { readScoreDefinitions } from '@spanledger/db/score-definitions/read-score-definitions';
import type { Deps } from '../deps.ts';
import { timeText, zonedTimeText } from '../times.ts';
import { type QualityQuery, toQualityQuestion } from './quality-query.ts';

type Place = { key: string | null; other: boolean; bucket: string | null };
/** `score`: of the one name that was asked for; null when there is none in the interval, or no name was asked. */
export type QualityTrendRow = Place & { sums: QualitySums; score: ScoreSummary | null };
export type QualityTrend = { from: string; to: string; rows: QualityTrendRow[] };

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;

/** `score`: the name of one that is drawn too. `keys`: of the dimension those that are drawn; absent = all. */
export type TrendQuery = QualityQuery & { score?: string | undefined; keys?: readonly string[] | undefined };

/** Quality per key and interval, as a chart reads it. */
export async function trendQuality(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	{ score, keys, ...query }: TrendQuery,
): Promise<QualityTrend> {
	const question = { ...toQualityQuestion(query, now()), keys };
	const [rows, marks, definitions] = await Promise.all([
		qualityBy(db, scope, question),
		score === undefined ? [] : scoresBy(db, scope, question, [score]),
		readScoreDefinitions(db, scope),
	]);
	const nameOf = ({ key, other, bucket }: Pick<ScoreRow, 'key' | 'other' | 'bucket'>) =>
		`${bucket?.getTime()} ${other} ${key}`;
	const byRow = new Map<string, ScoreRow[]>();
	for (const mark of marks) byRow.set(nameOf(mark), [...(byRow.get(nameOf(mark)) ?? []), mark]);
	return {
		from: timeText(nsOf(question.from)),
		to: timeText(nsOf(question.to)),
		rows: rows.map((row) => ({
			key: row.key === '' ? null : row.key,
			other: row.other,
			bucket: row.bucket === null ? null : zonedTimeText(row.bucket, question.timeZone),
			sums: row.sums,
			score: summariseScores(byRow.get(nameOf(row)) ?? [], definitions)[0] ?? null,
		})),
	};
}
