import type { Attributes } from '../../spans/raw-span.ts';
import { sentAt, type Verdict, verdict } from './verdict.ts';

/** Words that describe a score instead of being one. */
const notScores =
	/(^|[._])(threshold|model|version|reason|explanation|comment|label|enabled|provider|judge|evaluator|name)$/;

/** Attributes that say what a person thought of the answer: key → name of the score. */
const feedback: readonly (readonly [key: string, name: string])[] = [
	['thumbs_up', 'thumbs'],
	['feedback.thumbs_up', 'thumbs'],
	['user.feedback.thumbs_up', 'thumbs'],
	['feedback.score', 'feedback'],
	['user.feedback.score', 'feedback'],
	['user.feedback', 'feedback'],
];
const comments = ['feedback.comment', 'user.feedback.comment', 'feedback.text'];

/** The user's own word on the answer, written onto a span: about the whole request. */
export function feedbackVerdicts(attributes: Attributes): Verdict[] {
	const comment = comments.map((key) => sentAt(attributes, key)).find((value) => value !== undefined);
	const found: Verdict[] = [];
	for (const [key, name] of feedback) {
		if (!attributes.has(key) || found.some((one) => one.name === name)) continue;
		const told = verdict({ name, value: sentAt(attributes, key), explanation: comment, source: 'human', key });
		if (told !== null) found.push(told);
	}
	return found;
}

/** `quality.groundedness` = 0.8, `quality.score` = 0.9: figures of the app's own. */
export function qualityVerdicts(attributes: Attributes): Verdict[] {
	const found: Verdict[] = [];
	for (const [key, value] of attributes) {
		if (!key.startsWith('quality.') || notScores.test(key)) continue;
		const name = key.slice('quality.'.length);
		const told = verdict({
			name: name === 'score' || name === 'overall' ? 'quality' : name,
			value: typeof value === 'string' && Number.isNaN(Number(value)) ? undefined : sentAt(attributes, key),
			explanation: sentAt(attributes, `${key}.explanation`) ?? sentAt(attributes, `${key}.reason`),
			source: 'api',
			key,
		});
		if (told !== null && told.value !== null) found.push(told);
	}
	return found;
}

/** Older Phoenix: `eval.Hallucination.score`, `.label`, `.explanation`; or one result as `eval.name`, `eval.score` … */
export function evalVerdicts(attributes: Attributes): Verdict[] {
	const prefixes = new Map<string, string>();
	for (const key of attributes.keys()) {
		const match = /^(eval\.(?:(.+)\.)?)(score|label|explanation)$/.exec(key);
		if (match !== null) prefixes.set(match[1] ?? '', match[2] ?? '');
	}
	return [...prefixes].flatMap(([prefix, name]) => {
		const at = (field: string) => sentAt(attributes, prefix + field);
		const told = verdict({
			name: name === '' ? (at('name') ?? 'eval') : name,
			value: at('score'),
			label: at('label'),
			explanation: at('explanation'),
			source: 'judge',
			key: `${prefix}*`,
		});
		return told === null ? [] : [told];
	});
}
