import { formatPercent } from '../../../lib/format-count.ts';
import { formatScore } from '../../scores/format-score.ts';
import type { Run, RunScore } from './use-runs.ts';

type Rated = Pick<RunScore, 'passed' | 'judged' | 'passRate' | 'tooFew' | 'direction'>;

/** How many passed: a share where enough were judged, else the counts. `note` says what it stands on, or why nothing is said. */
export function rateWords({ passed, judged, passRate, tooFew, direction }: Rated): { words: string; note: string } {
	if (passRate === null && direction === 'none')
		return { words: '–', note: 'Nobody has said yet which way this score is better.' };
	if (passRate === null) return { words: '–', note: 'This score has no pass mark that says what passes.' };
	if (tooFew) return { words: `${passed} of ${judged}`, note: 'Too few for a rate: under 30 are judged.' };
	return { words: formatPercent(passRate), note: `${passed} of ${judged} that are judged.` };
}

export const meanWords = (mean: number | null): string => (mean === null ? '–' : formatScore(mean));

/** `38 of 40`, and what failed to answer. */
export function resultWords({ results, items, errors }: Pick<Run, 'results' | 'items' | 'errors'>): string {
	const known = results === items ? `${results}` : `${results} of ${items}`;
	return errors === 0 ? known : `${known}, ${errors} failed to answer`;
}

/** The names that most results of the runs have, in the order of how many: as many as there is room for. */
export function commonScores(runs: readonly Pick<Run, 'scores'>[], most: number): string[] {
	const counts = new Map<string, number>();
	for (const { name, results } of runs.flatMap(({ scores }) => scores))
		counts.set(name, (counts.get(name) ?? 0) + results);
	return [...counts]
		.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
		.slice(0, most)
		.map(([name]) => name);
}

export const scoreOf = ({ scores }: Pick<Run, 'scores'>, name: string): RunScore | undefined =>
	scores.find((score) => score.name === name);
