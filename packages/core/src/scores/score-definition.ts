import { z } from 'zod';
import { cleanText } from '../spans/clean-text.ts';

/** higher: more is better. lower: less is better. none: nobody has said; charted, and kept out of reviews and alerts. */
export const scoreDirections = ['higher', 'lower', 'none'] as const;
export type ScoreDirection = (typeof scoreDirections)[number];

/** What the values of a score's name mean. */
export type ScoreDefinition = {
	name: string;
	direction: ScoreDirection;
	/** The range of its numbers; null = not known, and then no number is normalised. */
	min: number | null;
	max: number | null;
	/** The worst number that still passes; null = none fails or passes by number. */
	passMark: number | null;
	/** Labels of a categorical score that pass, and that fail. Compared without regard to case. */
	passLabels: readonly string[];
	failLabels: readonly string[];
	/** project: somebody has set it. known: ours, for names that everybody uses alike. unknown: neither. */
	origin: 'project' | 'known' | 'unknown';
};

const labels = z.array(z.string().trim().min(1).max(200).transform(cleanText)).max(50).default([]);
const bound = z.number().nullable().default(null);

/** A definition as a person sets it. */
export const scoreDefinitionInput = z
	.object({
		name: z.string().trim().min(1).max(200).transform(cleanText),
		direction: z.enum(scoreDirections),
		min: bound,
		max: bound,
		passMark: bound,
		passLabels: labels,
		failLabels: labels,
	})
	.superRefine(({ direction, min, max, passMark, passLabels, failLabels }, context) => {
		const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', message, path: [path] });
		if ((min === null) !== (max === null)) refuse(min === null ? 'min' : 'max', 'a range has two ends');
		if (min !== null && max !== null && min >= max) refuse('max', `the range ends (${max}) before it begins (${min})`);
		if (passMark !== null && direction === 'none') refuse('passMark', 'a pass mark needs a direction');
		if (passMark !== null && min !== null && max !== null && min < max && (passMark < min || passMark > max))
			refuse('passMark', `the pass mark ${passMark} lies outside the range ${min} – ${max}`);
		const both = passLabels.find((label) => failLabels.some((other) => sameLabel(label, other)));
		if (both !== undefined) refuse('failLabels', `"${both}" cannot both pass and fail`);
	});
export type ScoreDefinitionInput = z.output<typeof scoreDefinitionInput>;

export const sameLabel = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Names that mean the same wherever they come from, with numbers from 0 to 1. Written as `nameKey` gives them. */
export const knownScoreNames: { readonly [direction in 'higher' | 'lower']: readonly string[] } = {
	higher: [
		...['thumbs', 'thumb', 'thumbs-up', 'feedback', 'user-feedback', 'success', 'task-success', 'task-completion'],
		...['helpfulness', 'helpful', 'groundedness', 'grounded', 'faithfulness', 'factuality', 'factual-correctness'],
		...['relevance', 'relevancy', 'answer-relevance', 'answer-relevancy', 'response-relevancy'],
		...['context-relevance', 'contextual-relevancy', 'retrieval-relevance', 'document-relevance'],
		...['context-precision', 'context-recall', 'correctness', 'correct', 'answer-correctness', 'qa-correctness'],
		...['accuracy', 'exact-match', 'completeness', 'coherence', 'fluency', 'conciseness', 'quality'],
		...['answer-similarity', 'semantic-similarity', 'tool-correctness', 'tool-call-accuracy', 'citation-accuracy'],
		...['instruction-following', 'safety'],
	],
	lower: [
		...['hallucination', 'hallucinations', 'hallucinated', 'toxicity', 'toxic', 'bias', 'harmfulness', 'harmful'],
		...[
			'maliciousness',
			'profanity',
			'pii-leakage',
			'jailbreak',
			'prompt-injection',
			'user-frustration',
			'frustration',
		],
	],
};
const knownDirections = new Map(
	(['higher', 'lower'] as const).flatMap((direction) =>
		knownScoreNames[direction].map((name) => [name, direction] as const),
	),
);

/** `ragas.Answer_Relevancy` and `answerRelevancy` → `answer-relevancy`. */
export function nameKey(name: string): string {
	const last = name.split(/[./:]/).findLast((part) => part.trim() !== '') ?? '';
	return last
		.replace(/([a-z0-9])([A-Z])/g, '$1-$2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

/** What a name means: as the project has set it, else as everybody uses it, else nobody knows. */
export function definitionOf(name: string, own: ReadonlyMap<string, ScoreDefinition>): ScoreDefinition {
	const set = own.get(name);
	if (set !== undefined) return set;
	const direction = knownDirections.get(nameKey(name));
	const labels = { passLabels: [], failLabels: [] };
	return direction === undefined
		? { name, direction: 'none', min: null, max: null, passMark: null, ...labels, origin: 'unknown' }
		: { name, direction, min: 0, max: 1, passMark: 0.5, ...labels, origin: 'known' };
}

/** Why somebody should say what a name means. unknown: nobody knows. beyond: its numbers leave the range that is assumed, and say nothing. */
export type ScoreQuestion = 'unknown' | 'beyond';

/** What is open about a name, by the highest of its numbers; null = nothing. */
export function questionOf({ origin, max }: ScoreDefinition, seenMax: number | null): ScoreQuestion | null {
	if (origin === 'unknown') return 'unknown';
	return origin === 'known' && max !== null && seenMax !== null && seenMax > max ? 'beyond' : null;
}
