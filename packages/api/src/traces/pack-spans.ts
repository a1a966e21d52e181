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

/** One field of all spans. `at` points into `values`; null = each span has its own, or `values` holds the one of all. */
type PackedColumn = { values: unknown[]; at: number[] | null };
export type PackedSpans = { count: number; columns: { [field: string]: PackedColumn } };

/**
 * Spans by column instead of by row, a value that repeats once: names, types, models and above all nulls do. 10,000 spans of
 * an agent are a sixth of what they are as objects, to send and to parse.
 */
export function packSpans(spans: readonly TreeSpan[]): PackedSpans {
	const columns: PackedSpans['columns'] = {};
	for (const field of treeFields) columns[field] = packColumn(spans.map((span) => span[field]));
	return { count: spans.length, columns };
}

function packColumn(cells: readonly unknown[]): PackedColumn {
	const placeOf = new Map<unknown, number>();
	const values: unknown[] = [];
	const at = cells.map((cell) => {
		const key = typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell;
		const known = placeOf.get(key);
		if (known !== undefined) return known;
		placeOf.set(key, values.length);
		return values.push(cell) - 1;
	});
	if (values.length === 1) return { values, at: null };
	return values.length > cells.length / 2 ? { values: [...cells], at: null } : { values, at };
}

/** The spans as they were packed. */
export function unpackSpans({ count, columns }: PackedSpans): TreeSpan[] {
	const readers = treeFields.map((field) => [field, readerOf(columns[field], count)] as const);
	return Array.from({ length: count }, (_, index) => {
		const span: Record<string, unknown> = {};
		for (const [field, read] of readers) span[field] = read(index);
		return asTreeSpan(span);
	});
}

function readerOf(column: PackedColumn | undefined, count: number): (index: number) => unknown {
	if (column === undefined) return () => null;
	const { values, at } = column;
	if (at !== null) return (index) => values[at[index] ?? 0];
	return values.length === 1 && count > 1 ? () => values[0] : (index) => values[index];
}

/** Every tree field was set by `unpackSpans` from what `packSpans` took of a typed span. */
const asTreeSpan = (span: Record<string, unknown>): TreeSpan => span as TreeSpan;
