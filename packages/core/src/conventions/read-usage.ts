import type { Usage } from '../spans/usage.ts';
import type { CountingRule } from './convention.ts';
import type { Fields } from './fields/field-kinds.ts';

type Values = Fields['values'];

/** Counts while they are being put right; undefined = not reported. */
type Counts = {
	readonly input: number | undefined;
	readonly output: number | undefined;
	readonly cacheRead: number | undefined;
	readonly cacheWrite: number | undefined;
	readonly cacheWrite1h: number | undefined;
	readonly reasoning: number | undefined;
};

/**
 * Usage as the contract means it: input includes cache reads and writes, output includes reasoning. What the emitter meant is
 * decided by its counting rule, unless arithmetic shows otherwise. null when neither input nor output is known.
 */
export function readUsage(values: Values, rule: CountingRule | null, provider: string | null): Usage | null {
	const counts = withRawAnswer(values);
	const gross = addThoughts(toGross(counts, values, rule), values.totalTokens, provider);
	const { input, output } = completeSides(gross, values.totalTokens);
	if (input === undefined && output === undefined) return null;
	return {
		inputTokens: input ?? null,
		outputTokens: output ?? null,
		cacheReadTokens: atMost(gross.cacheRead, input),
		cacheWriteTokens: atMost(gross.cacheWrite, input),
		cacheWrite1hTokens: atMost(gross.cacheWrite1h, gross.cacheWrite),
		reasoningTokens: atMost(gross.reasoning, output),
		audioInputTokens: atMost(values.audioInputTokens, input),
		audioOutputTokens: atMost(values.audioOutputTokens, output),
	};
}

/** Fills the cache counts from the provider's own answer, if that is the answer the reported input belongs to. */
function withRawAnswer(values: Values): Counts {
	const { inputTokens: input, rawCacheReadTokens: read, rawCacheWriteTokens: write } = values;
	const raw = rawInput(values);
	const belongs = raw === undefined || raw === input || raw + (read ?? 0) + (write ?? 0) === input;
	const writes = write ?? sum(values.cacheWrite5mTokens, values.cacheWrite1hTokens);
	return {
		input,
		output: values.outputTokens,
		cacheRead: values.cacheReadTokens ?? (belongs ? read : undefined),
		cacheWrite: values.cacheWriteTokens ?? (belongs ? writes : undefined),
		cacheWrite1h: belongs ? values.cacheWrite1hTokens : undefined,
		reasoning: values.reasoningTokens,
	};
}

/** What the provider's answer calls input, where that answer is known to keep cache beside it (it names its cache so). */
function rawInput({ rawInputTokens, rawCacheReadTokens, rawCacheWriteTokens }: Values): number | undefined {
	return rawCacheReadTokens === undefined && rawCacheWriteTokens === undefined ? undefined : rawInputTokens;
}

/** Adds to input and output what the emitter counted beside them. */
function toGross(counts: Counts, values: Values, rule: CountingRule | null): Counts {
	const { input, output } = counts;
	const cache = (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0);
	const decided = decideRule(counts, values, rule);
	if (decided === 'inclusive') return counts;
	const gross = { ...counts };
	const netAudio = decided === 'net' ? (values.audioInputTokens ?? 0) : 0;
	if (input !== undefined) gross.input = input + cache + netAudio;
	if (decided === 'net' && output !== undefined) {
		const predictions = (values.acceptedPredictionTokens ?? 0) + (values.rejectedPredictionTokens ?? 0);
		gross.output = output + (counts.reasoning ?? 0) + (values.audioOutputTokens ?? 0) + predictions;
	}
	return gross;
}

function decideRule(counts: Counts, values: Values, rule: CountingRule | null): CountingRule {
	const { input = 0, output = 0 } = counts;
	const cache = (counts.cacheRead ?? 0) + (counts.cacheWrite ?? 0);
	const { totalTokens: total } = values;
	const raw = rawInput(values);
	if (rule === 'net') {
		const details = cache + (counts.reasoning ?? 0);
		// A total that already equals the two sides shows that the details are inside them.
		return total !== undefined && details > 0 && total === input + output && cache <= input ? 'inclusive' : 'net';
	}
	if (cache === 0) return 'inclusive';
	if (cache > input) return 'exclusive';
	if (total !== undefined && total === input + output + cache) return 'exclusive';
	if (raw !== undefined && raw === input) return 'exclusive';
	if (raw !== undefined && raw + cache === input) return 'inclusive';
	return rule ?? 'inclusive';
}

/**
 * Gemini's raw API counts thoughts beside the answer, and the prompt tokens of tools beside the input: they show only as the part of the
 * total that neither side has. Where the thoughts are told, the rest is the tools'.
 */
function addThoughts(counts: Counts, total: number | undefined, provider: string | null): Counts {
	const { input, output, reasoning } = counts;
	if (total === undefined || input === undefined || output === undefined || !provider?.startsWith('gcp.'))
		return counts;
	const beside = total - input - output;
	if (beside <= 0) return counts;
	const thoughts = reasoning !== undefined && reasoning > 0 && reasoning <= beside ? reasoning : beside;
	return { ...counts, input: input + beside - thoughts, output: output + thoughts, reasoning: reasoning ?? thoughts };
}

/** A total and one side give the other side. */
function completeSides({ input, output }: Counts, total: number | undefined): Pick<Counts, 'input' | 'output'> {
	if (total !== undefined && input === undefined && output !== undefined && total >= output) {
		return { input: total - output, output };
	}
	if (total !== undefined && output === undefined && input !== undefined && total >= input) {
		return { input, output: total - input };
	}
	return { input, output };
}

/** A part is never more than its whole: counts that contradict each other are cut, so that no price becomes negative. */
function atMost(part: number | undefined, whole: number | undefined): number | null {
	if (part === undefined) return null;
	return whole === undefined ? part : Math.min(part, whole);
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}
