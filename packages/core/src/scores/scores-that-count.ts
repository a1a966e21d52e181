import type { Score, ScoreSource } from './score.ts';

/** Whose word counts, first to last: a reviewer's, the end user's, a model's or rule's, a program's. */
const precedence: readonly ScoreSource[] = ['human', 'user', 'judge', 'api'];

type Ranked = Pick<Score, 'id' | 'name' | 'source' | 'timeMs'>;

/**
 * Of several scores of one name on one thing, the one that counts: of the source that comes first, the latest. Never a mean of
 * sources: a judge's 0.9 does not soften a reviewer's 0. One score per name, names in the order in which they first appear.
 */
export function scoresThatCount<One extends Ranked>(scores: readonly One[]): One[] {
	const counting = new Map<string, One>();
	for (const score of scores) {
		const other = counting.get(score.name);
		if (other === undefined || comesFirst(score, other)) counting.set(score.name, score);
	}
	return [...counting.values()];
}

/** Ids break a tie, so that the order of arrival never matters. */
function comesFirst(a: Ranked, b: Ranked): boolean {
	const rank = precedence.indexOf(a.source) - precedence.indexOf(b.source);
	return rank !== 0 ? rank < 0 : a.timeMs > b.timeMs || (a.timeMs === b.timeMs && a.id > b.id);
}
