import type { SignalName } from '@spanledger/core/quality/signals/signal-name';
import type { TaskOutcome } from '@spanledger/core/quality/task-outcome';
import type { SearchQuery } from '@spanledger/core/search/search-query';
import type { ScoreCondition } from '../scores/score-condition.ts';
import type { StageCondition } from './stage-condition.ts';

/** The names a trace can be found by through its facets (`tenant=acme`): its own value or one of its ledger entries'. */
export const facetNames = [
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'requestId',
	'model',
	'provider',
	'promptVersion',
	'environment',
	'route',
] as const;
export type FacetName = (typeof facetNames)[number];

/** What a trace is found by besides, through the facets of its spans. */
export const spanFacetNames = ['release', 'type', 'tool', 'finishReason', 'tag'] as const;
export type SpanFacetName = (typeof spanFacetNames)[number];

/** Which traces. Start times in nanoseconds since the epoch, `fromNs` inclusive, `toNs` exclusive. */
export type TraceFilter = {
	fromNs: bigint;
	toNs: bigint;
	/** Several values of one name = or, several names = and; '' = not set. */
	facets: { [name in FacetName | SpanFacetName]?: readonly string[] };
	status?: readonly string[];
	/** At least one of them fired on the trace. */
	signals?: readonly SignalName[];
	/** How its task ended. */
	outcomes?: readonly (TaskOutcome | 'unknown')[];
	/** USD as decimal text. */
	minCostUsd?: string;
	maxCostUsd?: string;
	minDurationNs?: bigint;
	maxDurationNs?: bigint;
	/** Input and output together. */
	minTokens?: number;
	maxTokens?: number;
	/** At least one stage took so long. */
	stages?: readonly StageCondition[];
	/** true = somebody has said in a review what to do about it; false = nobody has. */
	reviewed?: boolean;
	/** A span failed with a message that holds one of these, in any case. */
	errors?: readonly string[];
	/** `key=value` of any span; several values of one key = or, several keys = and. */
	attributes?: readonly string[];
	/** At least one score of the trace is so. */
	scores?: readonly ScoreCondition[];
	/** Looked for in ids, name, route and the input's first words. */
	text?: string;
	/** Looked for in everything that its spans say, once the search knows it. */
	search?: SearchQuery;
	/** true = only traces with a model call, false = only those without; absent = all. */
	hasModel?: boolean;
};

export type TraceSort = { by: 'startTime' | 'durationMs' | 'costUsd'; direction: 'asc' | 'desc' };
