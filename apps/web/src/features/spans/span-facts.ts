import type { TreeRow } from '@spanledger/api/traces/pack-rows';
import type { SpanDetail } from '@spanledger/api/traces/read-span';

/** What stands at the head of a span. */
export type SpanFacts = Pick<
	SpanDetail,
	| 'name'
	| 'type'
	| 'status'
	| 'statusMessage'
	| 'provider'
	| 'requestModel'
	| 'responseModel'
	| 'durationMs'
	| 'selfTimeMs'
	| 'timeToFirstTokenMs'
	| 'usageSource'
	| 'costUsd'
	| 'toolName'
	| 'promptName'
	| 'promptVersion'
	| 'finishReasons'
> & { usage: { inputTokens: number | null; outputTokens: number | null } | null };

/** As much of it as the tree knows: it is there at once, the rest comes with the span. */
export function factsOfRow(row: TreeRow): SpanFacts {
	const { name, type, status, model, inputTokens, outputTokens, usageSource, costUsd } = row;
	return {
		name,
		type,
		status,
		statusMessage: null,
		provider: null,
		requestModel: null,
		responseModel: model,
		durationMs: row.durationUs / 1_000,
		selfTimeMs: row.selfUs / 1_000,
		timeToFirstTokenMs: row.firstTokenUs === null ? null : row.firstTokenUs / 1_000,
		usage: inputTokens === null && outputTokens === null ? null : { inputTokens, outputTokens },
		usageSource,
		costUsd,
		toolName: null,
		promptName: null,
		promptVersion: null,
		finishReasons: [],
	};
}
