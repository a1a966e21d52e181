import type { DimensionName } from '@spanledger/core/spans/dimensions';
import type { Span } from '@spanledger/core/spans/span';
import type { SettledSpan } from '@spanledger/core/traces/settle-trace';
import type { Explanation, RecognisedField } from './present-explanation.ts';

/** The dimensions of a bill, in the order of its entry. */
const billed = [
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'requestId',
	'route',
] as const satisfies DimensionName[];

/** A span of the same trace that may have given a dimension. */
export type Relative = { span: Pick<Span, 'spanId' | 'parentSpanId' | 'name' | 'dimensions'> };

/**
 * The explanation of a call with the dimensions that it has from elsewhere in its trace, as `ancestor: name of that span` (or
 * `trace: …` where a span beside it gave the value; `linked trace` where it came over a link). What the bill says beats what the call's own resource says.
 */
export function withInherited(explanation: Explanation, settled: SettledSpan, trace: readonly Relative[]): Explanation {
	const { entry, span } = settled;
	if (entry === null) return explanation;
	const inherited = billed.flatMap((field): RecognisedField[] => {
		const value = entry[field];
		const own = explanation.fields.find((known) => known.field === field);
		if (value === '' || own?.value === value) return [];
		const key = giverOf(field, value, span, trace);
		return key === null ? [] : [{ field, value, key, isOwn: false }];
	});
	const kept = explanation.fields.filter(({ field }) => !inherited.some((other) => other.field === field));
	return { ...explanation, fields: [...kept, ...inherited] };
}

function giverOf(field: DimensionName, value: string, span: Span, trace: readonly Relative[]): string | null {
	const byId = new Map(trace.map((relative) => [relative.span.spanId, relative.span]));
	let root: Relative['span'] | undefined;
	for (
		let up = parentOf(span, byId), seen = 0;
		up !== undefined && seen < trace.length;
		up = parentOf(up, byId), seen++
	) {
		if (up.dimensions[field] === value) return `ancestor: ${up.name}`;
		root = up;
	}
	if (field === 'route' && root?.name === value) return `ancestor: ${root.name}`;
	const beside = trace.find((other) => other.span.dimensions[field] === value);
	if (beside !== undefined) return `trace: ${beside.span.name}`;
	const isOwn = span.dimensions[field] === value || span.resourceDimensions[field] === value;
	return isOwn || field === 'route' ? null : 'linked trace';
}

function parentOf(span: Relative['span'], byId: ReadonlyMap<string, Relative['span']>): Relative['span'] | undefined {
	return span.parentSpanId === null ? undefined : byId.get(span.parentSpanId);
}
