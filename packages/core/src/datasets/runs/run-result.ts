import { z } from 'zod';
import { picoUsdFrom, usdText } from '../../money/pico-usd.ts';
import { markValue, type ScoreMark } from '../../quality/rollup/trace-quality.ts';
import type { Score } from '../../scores/score.ts';
import { cleanText, cutText } from '../../spans/clean-text.ts';
import { deepest, type JsonValue } from '../../spans/json.ts';
import { largestItemBytes } from '../dataset-item.ts';

/** A verdict on one answer of a run, by a name whose meaning is defined for the project. */
export type ResultScore = Pick<Score, 'name' | 'dataType' | 'value' | 'label' | 'comment'>;

/** How a run did on one item. */
export type RunResult = {
	itemId: string;
	output: JsonValue;
	/** Why there is no answer; null = there is one. */
	error: string | null;
	scores: readonly ResultScore[];
	traceId: string | null;
	/** USD as decimal text; null = not known. */
	costUsd: string | null;
	durationMs: number | null;
};

export const mostResultScores = 50;

/** `field: what it may be, what it was`: the words of a refusal. */
const tooMany = (most: number) => (issue: { input?: unknown }) =>
	`${lengthOf(issue.input)} characters; at most ${most}`;
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);
const shown = (value: unknown): string => cutText(JSON.stringify(value) ?? 'nothing', 60);

/** Runs are named in addresses: a commit, a branch, a version of a prompt. */
export const runName = z
	.string()
	.trim()
	.min(1, 'a run has a name')
	.max(100, { error: tooMany(100) })
	.regex(/^[\p{L}\p{N}][\p{L}\p{N}._@:+-]*$/u, {
		error: ({ input }) => `letters, digits and . _ @ : + - only, a letter or digit first; not ${shown(input)}`,
	});

const text = (longest: number) =>
	z
		.string()
		.max(longest, { error: tooMany(longest) })
		.transform(cleanText);

const scoreName = text(200).pipe(z.string().trim().min(1, 'a score has a name'));
const plainValue = z.union([z.number(), z.boolean(), text(1_000).pipe(z.string().trim().min(1))], {
	error: ({ input }) => `expected a number, true, false or a text of at most 1000 characters, not ${shown(input)}`,
});
const told = z.strictObject({ value: plainValue, comment: text(10_000).nullish() });
const sentScore = z.unknown().transform((sent, context): z.output<typeof told> => {
	const isTold = typeof sent === 'object' && sent !== null && !Array.isArray(sent);
	const parsed = isTold ? told.safeParse(sent) : told.safeParse({ value: sent });
	if (parsed.success) return parsed.data;
	for (const { path, message } of parsed.error.issues)
		context.addIssue({ code: 'custom', message, path: isTold ? [...path] : [] });
	return z.NEVER;
});

const usd = z.union([z.string(), z.number().transform(String)]).transform((sent, context) => {
	const pico = picoUsdOf(sent);
	if (pico !== null && pico >= 0n && pico < 10n ** 30n) return usdText(pico);
	context.addIssue({ code: 'custom', message: `expected USD as a decimal, 0 or more, not ${shown(sent)}` });
	return z.NEVER;
});

function picoUsdOf(sent: string): bigint | null {
	try {
		return picoUsdFrom(sent);
	} catch {
		return null;
	}
}

const answer = z
	.unknown()
	.default(null)
	.transform((sent, context): JsonValue => {
		// it came out of JSON.parse
		const value = sent as JsonValue;
		if (isDeeper(value, deepest)) context.addIssue({ code: 'custom', message: `nested deeper than ${deepest} levels` });
		else if (JSON.stringify(value).length > largestItemBytes) {
			const message = `${JSON.stringify(value).length} characters as JSON; at most ${largestItemBytes}`;
			context.addIssue({ code: 'custom', message });
		}
		return value;
	});

/** Never goes further down than it must to know. */
function isDeeper(value: JsonValue, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((one: JsonValue) => isDeeper(one, levels - 1));
}

/** One result as it is posted; a field that is not known is refused: a `score` for `scores` would be lost without a word. */
export const runResultInput = z
	.strictObject({
		item: z.uuid({ error: ({ input }) => `expected the id of an item as the export gives it, not ${shown(input)}` }),
		output: answer,
		scores: z
			.record(scoreName, sentScore)
			.refine((scores) => Object.keys(scores).length <= mostResultScores, {
				error: ({ input }) => `${Object.keys(input as object).length} scores; at most ${mostResultScores}`,
			})
			.default({}),
		traceId: z
			.string()
			.regex(/^[0-9a-fA-F]{32}$/, { error: ({ input }) => `expected 32 hex digits, not ${shown(input)}` })
			.transform((id) => id.toLowerCase())
			.nullish(),
		costUsd: usd.nullish(),
		durationMs: z
			.number({ error: ({ input }) => `expected milliseconds, not ${shown(input)}` })
			.min(0, { error: ({ input }) => `expected 0 or more, not ${shown(input)}` })
			.max(1e9, { error: ({ input }) => `at most 1000000000 ms, not ${shown(input)}` })
			.nullish(),
		error: text(10_000).nullish(),
	})
	.transform(
		({ item, output, scores, traceId, costUsd, durationMs, error }): RunResult => ({
			itemId: item,
			output,
			error: error ?? null,
			scores: Object.entries(scores).map(([name, sent]) => resultScore(name, sent)),
			traceId: traceId ?? null,
			costUsd: costUsd ?? null,
			durationMs: durationMs ?? null,
		}),
	);

function resultScore(name: string, { value, comment }: z.output<typeof told>): ResultScore {
	const more = { name, comment: comment ?? null };
	if (typeof value === 'string') return { ...more, dataType: 'categorical', value: null, label: value };
	return { ...more, dataType: typeof value === 'number' ? 'numeric' : 'boolean', value: Number(value), label: null };
}

/** A score as a run's sums count it: by its value, so that what passes is decided when it is read. */
export const markOf = (score: ResultScore): ScoreMark => ({
	name: score.name,
	source: 'api',
	dataType: score.dataType,
	value: markValue(score),
});
