import { DomainError } from '@spanledger/core/domain-error';
import { signalNames } from '@spanledger/core/quality/signals/signal-name';
import { parseSearch } from '@spanledger/core/search/search-query';
import { spanTypes } from '@spanledger/core/spans/span';
import type { ScoreCondition } from '@spanledger/db/scores/score-condition';
import type { StageCondition } from '@spanledger/db/traces/stage-condition';
import type { TraceFilter, TraceSort } from '@spanledger/db/traces/trace-filter';
import { facetNames, spanFacetNames } from '@spanledger/db/traces/trace-filter';
import { z } from 'zod';
import { dimensionFilter, flag, limit, nonNegative, text, time, usd, values, wholeNumber } from '../parameters.ts';
import { aheadNs, timeRange } from '../time-range.ts';

/** "helpful:lt:0.5"; the value may contain anything, the name no colon. */
const scoreFilter = text(1_300)
	.regex(/^[^:]+:(lt|lte|gt|gte|eq):.+$/, 'expected name:lt|lte|gt|gte|eq:value')
	.transform((sent): ScoreCondition => {
		const [name = '', operator = '', ...value] = sent.split(':');
		return { name, operator: operator as ScoreCondition['operator'], value: value.join(':') }; // the pattern allows no other
	})
	.meta({ type: 'string', examples: ['helpful:lt:0.5'] });

/** "shop.basket=b-17": a scalar attribute of a span or its resource; the key holds no "=". */
const attributeFilter = text(300)
	.regex(/^[^=]{1,100}=.{1,120}$/s, 'expected key=value, the value of at most 120 characters')
	.meta({ type: 'string', examples: ['http.response.status_code=429'] });

/** "llm:gt:1500": how long a stage took, in ms; a stage's name may hold colons. */
const stageFilter = text(260)
	.regex(/^.{1,200}:(lt|lte|gt|gte):\d{1,12}(\.\d{1,6})?$/, 'expected stage:lt|lte|gt|gte:milliseconds')
	.transform((sent): StageCondition => {
		const [ms = '', operator = '', ...stage] = sent.split(':').reverse();
		return { stage: stage.reverse().join(':'), operator: operator as StageCondition['operator'], ms: Number(ms) }; // the pattern allows no other
	})
	.meta({ type: 'string', examples: ['retrieval:gt:250'] });

/** Which traces: what the list, its count of hidden ones and the API share. */
export const traceFilter = z.object({
	from: time.optional(),
	to: time.optional(),
	...dimensionFilter,
	status: z.array(z.enum(['ok', 'error', 'unset'])).optional(),
	signal: z
		.array(z.enum(signalNames))
		.optional()
		.meta({ description: 'at least one of them fired on the trace (docs/guides/quality.md)' }),
	outcome: z
		.array(z.enum(['success', 'failure', 'unknown']))
		.optional()
		.meta({ description: 'how its task ended, as far as anybody says' }),
	release: values,
	type: z.array(z.enum(spanTypes)).optional(),
	tool: values,
	finishReason: values,
	tag: values,
	error: values.meta({ description: 'part of the message of a span that failed, in any case' }),
	attribute: z.array(attributeFilter).max(20).optional(),
	minCostUsd: usd.optional(),
	maxCostUsd: usd.optional(),
	minDurationMs: nonNegative.optional(),
	maxDurationMs: nonNegative.optional(),
	stage: z.array(stageFilter).max(20).optional().meta({ description: 'a stage of the trace took so long' }),
	minTokens: wholeNumber.optional(),
	maxTokens: wholeNumber.optional(),
	score: z.array(scoreFilter).max(20).optional(),
	reviewed: flag.optional().meta({ description: 'whether somebody has said in a review what to do about it' }),
	q: text(500).optional(),
	text: text(500).optional().meta({
		description:
			'words in what spans were asked and answered: `refund policy` both, `"refund policy"` the phrase, `refun*` so begun, `-loan` without',
	}),
});

/** A `+` in a URL is a space unless it is escaped; no sign means ascending. */
const sort = z.string().regex(/^[-+ ]?(startTime|durationMs|costUsd)$/, 'expected ±startTime, ±durationMs or ±costUsd');

const page = {
	sort: sort.default('-startTime'),
	limit: limit.default(50),
	cursor: z.string().max(500).nullish(),
};

/** The public parameters of `GET /traces`. */
export const traceQuery = traceFilter.extend(page);
export type TraceQuery = z.output<typeof traceQuery>;

/** The same for the pages, which hide traces without a model call unless asked. */
const pageOnly = { modelOnly: flag.default(false) };
export const tracePageFilter = traceFilter.extend(pageOnly);
export const tracePageQuery = traceQuery.extend(pageOnly);

export function toPageFilter(query: z.output<typeof tracePageFilter>, now: Date): TraceFilter {
	return { ...toTraceFilter(query, now), ...(query.modelOnly ? { hasModel: true } : {}) };
}

export function toTraceFilter(query: z.output<typeof traceFilter>, now: Date): TraceFilter {
	const { fromNs, toNs } = timeRange(query, now, aheadNs);
	const facets: TraceFilter['facets'] = {};
	for (const name of [...facetNames, ...spanFacetNames]) if (query[name] !== undefined) facets[name] = query[name];
	return {
		fromNs,
		toNs,
		facets,
		...(query.status === undefined ? {} : { status: query.status }),
		...(query.signal === undefined ? {} : { signals: query.signal }),
		...(query.outcome === undefined ? {} : { outcomes: query.outcome }),
		...bounds(query),
		...(query.stage === undefined ? {} : { stages: query.stage }),
		...(query.error === undefined ? {} : { errors: query.error }),
		...(query.attribute === undefined ? {} : { attributes: query.attribute }),
		...(query.score === undefined || query.score.length === 0 ? {} : { scores: query.score }),
		...(query.reviewed === undefined ? {} : { reviewed: query.reviewed }),
		...(query.q === undefined || query.q.trim() === '' ? {} : { text: query.q.trim() }),
		...(query.text === undefined || query.text.trim() === '' ? {} : { search: toSearch(query.text) }),
	};
}

type Bounds = Pick<
	TraceFilter,
	'minCostUsd' | 'maxCostUsd' | 'minDurationNs' | 'maxDurationNs' | 'minTokens' | 'maxTokens'
>;

function bounds(query: z.output<typeof traceFilter>): Bounds {
	const { minCostUsd, maxCostUsd, minDurationMs, maxDurationMs, minTokens, maxTokens } = query;
	const nsOf = (ms: number) => BigInt(Math.round(ms * 1e6));
	return {
		...(minCostUsd === undefined ? {} : { minCostUsd }),
		...(maxCostUsd === undefined ? {} : { maxCostUsd }),
		...(minDurationMs === undefined ? {} : { minDurationNs: nsOf(minDurationMs) }),
		...(maxDurationMs === undefined ? {} : { maxDurationNs: nsOf(maxDurationMs) }),
		...(minTokens === undefined ? {} : { minTokens }),
		...(maxTokens === undefined ? {} : { maxTokens }),
	};
}

/** Throws `invalid` when there is nothing to look for. */
export function toSearch(text: string) {
	const search = parseSearch(text);
	if (search === null) throw new DomainError('invalid', 'text: no word to look for', 'text');
	return search;
}

export function toTraceSort({ sort }: TraceQuery): TraceSort {
	const by = sort.replace(/^[-+ ]/, '') as TraceSort['by']; // the schema's pattern allows no other word
	return { by, direction: sort.startsWith('-') ? 'desc' : 'asc' };
}
