import type { DimensionName } from '../spans/dimensions.ts';

/** One link from a span to a span of another trace. Links inside one trace say nothing that its tree does not. */
export type SpanLink = { spanId: string; targetTraceId: string; targetSpanId: string };

/**
 * What a link carries over: who it was for. Environment and release are facts of the process, the route is the root's; a trace
 * that was started by another one has its own.
 */
export const linkedDimensions = [
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'requestId',
] as const satisfies readonly DimensionName[];
