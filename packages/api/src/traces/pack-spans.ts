import { type PackedColumn, packColumn, readColumn } from './pack-column.ts';
import type { SpanSkeleton } from './span-shape.ts';

/** What the pages' tree shows of a span. The rest of it comes with its body, when it is selected. */
const treeFields = [
	'spanId',
	'parentSpanId',
	'name',
	'type',
	'stage',
	'offsetMs',
	'durationMs',
	'selfTimeMs',
	'onCriticalPath',
	'status',
	'statusMessage',
	'provider',
	'requestModel',
	'responseModel',
	'usage',
	'usageSource',
	'usageCounted',
	'costUsd',
	'unpricedReason',
	'finishReasons',
	'timeToFirstTokenMs',
	'toolName',
	'promptName',
	'promptVersion',
] as const satisfies readonly (keyof SpanSkeleton)[];

export type TreeSpan = Pick<SpanSkeleton, (typeof treeFields)[number]>;

export type PackedSpans = { count: number; columns: { [field: string]: PackedColumn<unknown> } };

/**
 * Spans by column instead of by row, a value that repeats once: names, types, models and above all nulls do. 10,000 spans of
 * an agent are a sixth of what they are as objects, to send and to parse.
 */
export function packSpans(spans: readonly TreeSpan[]): PackedSpans {
	const columns: PackedSpans['columns'] = {};
	for (const field of treeFields) columns[field] = packColumn(spans.map((span) => span[field]));
	return { count: spans.length, columns };
}

/** The spans as they were packed. */
export function unpackSpans({ count, columns }: PackedSpans): TreeSpan[] {
	const readers = treeFields.map((field) => [field, readColumn(columns[field] ?? noValues, count)] as const);
	return Array.from({ length: count }, (_, index) => {
		const span: Record<string, unknown> = {};
		for (const [field, read] of readers) span[field] = read(index);
		return asTreeSpan(span);
	});
}

const noValues: PackedColumn<unknown> = { values: [null], at: null };

/** Every tree field was set by `unpackSpans` from what `packSpans` took of a typed span. */
const asTreeSpan = (span: Record<string, unknown>): TreeSpan => span as TreeSpan;
