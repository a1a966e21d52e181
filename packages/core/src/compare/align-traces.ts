import type { SpanType } from '../spans/span.ts';
import { alignSequences, type Pair } from './align-sequences.ts';

/** What two spans are told alike by. */
export type AlignedSpan = {
	spanId: string;
	parentSpanId: string | null;
	name: string;
	type: SpanType;
	operation: string | null;
	toolName: string | null;
};

export type AlignedRow<Span> = Pair<Span> & { depth: number };

type Node<Span> = { span: Span; children: Node<Span>[] };

/**
 * Two traces side by side, in reading order: steps are paired level by level, by name, type and position. A step that only one side has
 * stands with all that is below it. Spans of each: parents before their children, siblings in order.
 */
export function alignTraces<Span extends AlignedSpan>(a: readonly Span[], b: readonly Span[]): AlignedRow<Span>[] {
	const rows: AlignedRow<Span>[] = [];
	const open: { pair: Pair<Node<Span>>; depth: number }[] = [];
	const push = (pairs: Pair<Node<Span>>[], depth: number) => {
		for (const pair of pairs.toReversed()) open.push({ pair, depth });
	};
	push(alignTops(topsOf(a), topsOf(b)), 0);
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const { pair, depth } = next;
		rows.push({ a: pair.a?.span ?? null, b: pair.b?.span ?? null, depth });
		push(alignSequences(pair.a?.children ?? [], pair.b?.children ?? [], likeness), depth + 1);
	}
	return rows;
}

/** The root stands for the whole: the two are held against each other whatever they are called. */
function alignTops<Span extends AlignedSpan>(a: Node<Span>[], b: Node<Span>[]): Pair<Node<Span>>[] {
	const [firstA, ...restA] = a;
	const [firstB, ...restB] = b;
	if (firstA?.span.parentSpanId !== null || firstB?.span.parentSpanId !== null) return alignSequences(a, b, likeness);
	return [{ a: firstA, b: firstB }, ...alignSequences(restA, restB, likeness)];
}

const calls: ReadonlySet<SpanType> = new Set<SpanType>(['llm', 'embedding', 'rerank']);
/** One of its kind does the same work under another name: another index, another planner. A tool of another name is another tool. */
const kinds: ReadonlySet<SpanType> = new Set<SpanType>([
	'retrieval',
	'agent',
	'workflow',
	'guardrail',
	'evaluator',
	'prompt',
]);

/** The same name counts most; a model call keeps its place when the model, and with it the name, is another one. */
function likeness<Span extends AlignedSpan>({ span: a }: Node<Span>, { span: b }: Node<Span>): number {
	if (a.type !== b.type) return 0;
	if (nameOf(a) === nameOf(b)) return 4;
	if (calls.has(a.type)) return a.operation === b.operation ? 3 : 1;
	return kinds.has(a.type) ? 1 : 0;
}

/** Numbers in a name count runs, not steps. */
const nameOf = ({ name, toolName }: AlignedSpan): string => toolName ?? name.replace(/\d+/g, '0');

function topsOf<Span extends AlignedSpan>(spans: readonly Span[]): Node<Span>[] {
	const byId = new Map<string, Node<Span>>();
	const tops: Node<Span>[] = [];
	for (const span of spans) {
		const node = { span, children: [] };
		const parent = span.parentSpanId === null ? undefined : byId.get(span.parentSpanId);
		(parent?.children ?? tops).push(node);
		byId.set(span.spanId, node);
	}
	return tops;
}
