import type { Score } from './score.ts';
import { type ScoreDefinition, sameLabel } from './score-definition.ts';

/** What a score says by its definition: 1 is the best there is, 0 the worst; null = it does not say. */
export type ScoreVerdict = { normalised: number | null; passed: boolean | null };

const nothing: ScoreVerdict = { normalised: null, passed: null };

/** Labels that say by themselves how it went, whatever the direction. */
const passWords = [
	'pass',
	'passed',
	'good',
	'correct',
	'success',
	'factual',
	'grounded',
	'relevant',
	'helpful',
	'safe',
];
const failWords = [
	...['fail', 'failed', 'bad', 'incorrect', 'wrong', 'failure', 'hallucinated', 'ungrounded', 'irrelevant'],
	...['unrelated', 'unhelpful', 'unsafe', 'toxic'],
];
/** Labels that say whether what the name names was there. */
const yesWords = ['yes', 'true', 'up', 'thumbs up', '👍'];
const noWords = ['no', 'false', 'down', 'thumbs down', '👎'];

const among = (label: string, words: readonly string[]): boolean => words.some((word) => sameLabel(word, label));

/**
 * A score by its definition. A number outside a range that somebody set counts as its nearest end; outside a range that we only assume
 * (a "helpfulness" of 4) it says nothing, except below it: −1 for a thumb down is the lowest there is. Undirected names say nothing.
 */
export function judgeScore(
	score: Pick<Score, 'dataType' | 'value' | 'label'>,
	definition: ScoreDefinition,
): ScoreVerdict {
	if (definition.direction === 'none') return nothing;
	const byLabel = score.label === null ? null : judgeLabel(score.label, definition);
	if (byLabel !== null) return { ...byLabel, normalised: normalise(score, definition) ?? byLabel.normalised };
	if (score.value === null) return nothing;
	if (score.dataType === 'boolean') return whole((score.value === 1) === (definition.direction === 'higher'));
	if (isBeyondAssumption(score.value, definition)) return nothing;
	return { normalised: normalise(score, definition), passed: passes(score.value, definition) };
}

const whole = (passed: boolean): ScoreVerdict => ({ normalised: passed ? 1 : 0, passed });

function judgeLabel(label: string, { direction, passLabels, failLabels }: ScoreDefinition): ScoreVerdict | null {
	if (among(label, passLabels)) return whole(true);
	if (among(label, failLabels)) return whole(false);
	if (among(label, passWords)) return whole(true);
	if (among(label, failWords)) return whole(false);
	if (among(label, yesWords)) return whole(direction === 'higher');
	return among(label, noWords) ? whole(direction === 'lower') : null;
}

const isBeyondAssumption = (value: number, { origin, max }: ScoreDefinition): boolean =>
	origin === 'known' && max !== null && value > max;

function normalise({ dataType, value }: Pick<Score, 'dataType' | 'value'>, definition: ScoreDefinition): number | null {
	const { direction, min, max } = definition;
	if (value === null || min === null || max === null || isBeyondAssumption(value, definition)) return null;
	const share = dataType === 'boolean' ? value : Math.min(1, Math.max(0, (value - min) / (max - min)));
	return direction === 'higher' ? share : 1 - share;
}

function passes(value: number, { direction, passMark }: ScoreDefinition): boolean | null {
	if (passMark === null) return null;
	return direction === 'higher' ? value >= passMark : value <= passMark;
}
