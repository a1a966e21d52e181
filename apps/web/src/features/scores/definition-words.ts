import type { ScoreDefinitionItem } from '@spanledger/api/scores/definition-shape';
import { formatScore } from './format-score.ts';

type Meaning = Pick<ScoreDefinitionItem, 'direction' | 'min' | 'max' | 'passMark' | 'passLabels' | 'failLabels'>;

export const directionWords = {
	higher: 'higher is better',
	lower: 'lower is better',
	none: 'charted, not judged',
} as const;

/** `0 – 1`; "–" where nobody has set it. */
export const rangeWords = ({ min, max }: Pick<Meaning, 'min' | 'max'>): string =>
	min === null || max === null ? '–' : `${formatScore(min)} – ${formatScore(max)}`;

/** `≥ 0.5 · great, good`; "–" where nothing passes or fails. */
export function passWords({ direction, passMark, passLabels }: Meaning): string {
	const mark = passMark === null ? [] : [`${direction === 'lower' ? '≤' : '≥'} ${formatScore(passMark)}`];
	const labels = passLabels.length === 0 ? [] : [passLabels.join(', ')];
	return [...mark, ...labels].join(' · ') || '–';
}

/** What was seen of a name: `0.2 – 4`, `good, bad`; null while nothing has come. */
export function seenWords(seen: ScoreDefinitionItem['seen']): string | null {
	if (seen === null) return null;
	const { min, max, labels } = seen;
	const numbers =
		min === null || max === null ? [] : [min === max ? formatScore(min) : `${formatScore(min)} – ${formatScore(max)}`];
	return [...numbers, ...(labels.length === 0 ? [] : [labels.slice(0, 6).join(', ')])].join(' · ') || '–';
}

/** What a definition does to a value, in a sentence; it stands under the form while somebody types. */
export function meaningWords({ direction, min, max, passMark, passLabels, failLabels }: Meaning): string {
	if (direction === 'none') return 'It is charted as a mean, and kept out of pass rates, reviews and alerts.';
	const [best, worst] = direction === 'higher' ? [max, min] : [min, max];
	const range =
		best === null || worst === null ? [] : [`${formatScore(best)} is the best, ${formatScore(worst)} the worst`];
	const mark =
		passMark === null ? [] : [`${formatScore(passMark)} and ${direction === 'higher' ? 'above' : 'below'} passes`];
	const labels = [
		...(passLabels.length === 0 ? [] : [`${passLabels.join(', ')} passes`]),
		...(failLabels.length === 0 ? [] : [`${failLabels.join(', ')} fails`]),
	];
	const said = [...range, ...mark, ...labels];
	if (said.length === 0)
		return 'Thumbs and words such as pass or fail are judged; numbers are not, without a pass mark.';
	return `${said.join('; ')}.`;
}
