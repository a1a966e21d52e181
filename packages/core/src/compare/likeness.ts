import { callTypes, type SpanType } from '../spans/span.ts';
import type { AlignedSpan } from './align-traces.ts';

/** One of its kind does the same work under another name: another index, another planner. A tool of another name is another tool. */
const kinds: ReadonlySet<SpanType> = new Set<SpanType>([
	'retrieval',
	'agent',
	'workflow',
	'guardrail',
	'evaluator',
	'prompt',
]);

/** What a pair of the same name counts, and what one of the same operation. */
export const sameName = 4;
export const sameOperation = 3;

/** The same name and type. Numbers in a name count runs, not steps. */
export const labelOf = ({ type, name, toolName }: AlignedSpan): string =>
	`${type} ${toolName ?? name.replace(/\d+/g, '0')}`;

/** The same label, or a model call of the same operation. */
export const kindOf = (span: AlignedSpan): string =>
	callTypes.has(span.type) ? `${span.type} ${span.operation}` : labelOf(span);

type Told = {
	span: AlignedSpan /** The same number = the same label. */;
	label: number /** The same of kinds. */;
	kind: number;
};

/** The same name counts most; a model call keeps its place when the model, and with it the name, is another one. 0 = never a pair. */
export function likeness(a: Told, b: Told): number {
	if (a.span.type !== b.span.type) return 0;
	if (a.label === b.label) return sameName;
	if (callTypes.has(a.span.type)) return a.kind === b.kind ? sameOperation : 1;
	return kinds.has(a.span.type) ? 1 : 0;
}
