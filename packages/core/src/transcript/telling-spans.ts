import type { SpanContent } from '../conventions/content.ts';
import type { Span, SpanType } from '../spans/span.ts';

/** A span and what it carried; null when nothing was kept, or nobody looked. */
export type ToldSpan = { span: Span; content: SpanContent | null };

/** What a span adds to the transcript; null = nothing of its own. */
export type Tells = 'messages' | 'tool' | 'documents' | 'label' | 'silent' | null;
export type ToldNode = ToldSpan & { parent: ToldNode | null; tells: Tells; depth: number };

/** They stand as a heading, and what is below them is indented. */
const labelTypes: ReadonlySet<SpanType> = new Set<SpanType>(['agent', 'guardrail', 'evaluator']);

type Below = {
	/** A model call with words, not inside a tool or an agent: this span wraps it. */
	wraps: boolean;
	/** The same without words. */
	wrapsSilent: boolean;
	/** Anything that is told. */
	told: boolean;
};

/**
 * Decides which spans speak. The innermost call has the words; what wraps it repeats them, and agents and workflows sum them up: these
 * speak only when nothing below them does.
 */
export function tellingSpans(spans: readonly ToldSpan[]): ToldNode[] {
	const nodes = treeOf(spans);
	const below = new Map<ToldNode, Below>();
	for (const node of nodes.toReversed()) {
		const own = below.get(node) ?? nothingBelow();
		node.tells = tellsOf(node, own);
		if (node.parent === null) continue;
		const above = below.get(node.parent) ?? nothingBelow();
		below.set(node.parent, above);
		above.told ||= own.told || node.tells !== null;
		const isCall = node.span.type === 'llm';
		above.wraps ||= (isCall && node.tells === 'messages') || (own.wraps && !isBoundary(node));
		above.wrapsSilent ||= (isCall && node.tells === 'silent') || (own.wrapsSilent && !isBoundary(node));
	}
	for (const node of nodes) {
		if (node.tells === 'silent' && isInsideCall(node)) node.tells = null;
		node.depth = depthOf(node, below);
	}
	return nodes;
}

const nothingBelow = (): Below => ({ wraps: false, wrapsSilent: false, told: false });
const isBoundary = ({ span }: ToldNode): boolean => span.type === 'tool' || span.type === 'agent';

/** A call whose wrapper has its words. */
function isInsideCall(node: ToldNode): boolean {
	for (let up = node.parent; up !== null && !isBoundary(up); up = up.parent) {
		if (up.span.type === 'llm' && up.tells === 'messages') return true;
	}
	return false;
}

function treeOf(spans: readonly ToldSpan[]): ToldNode[] {
	const byId = new Map<string, ToldNode>();
	return spans.map((told) => {
		// parents come first: one that is not there yet is none
		const parent = told.span.parentSpanId === null ? null : (byId.get(told.span.parentSpanId) ?? null);
		const node: ToldNode = { ...told, parent, tells: null, depth: 0 };
		byId.set(told.span.spanId, node);
		return node;
	});
}

function tellsOf({ span, content, parent }: ToldNode, below: Below): Tells {
	const hasWords = content !== null && (content.input !== null || content.output !== null);
	const hasAny = hasWords || content?.systemInstructions != null;
	if (span.type === 'llm') {
		if (below.wraps) return null;
		if (hasAny) return 'messages';
		return below.wrapsSilent ? null : 'silent';
	}
	if (span.type === 'tool') return hasWords || below.told ? 'tool' : null;
	if (span.type === 'retrieval' || span.type === 'rerank')
		return content !== null && content.documents.length > 0 ? 'documents' : null;
	if (below.told) return labelTypes.has(span.type) ? 'label' : null;
	return hasWords && (span.type === 'agent' || parent === null) ? 'messages' : null;
}

/** Below a heading, and below a tool that calls models. */
function depthOf({ parent }: ToldNode, below: ReadonlyMap<ToldNode, Below>): number {
	if (parent === null) return 0;
	const isHeading = parent.tells === 'label' || (parent.tells === 'tool' && below.get(parent)?.told === true);
	return parent.depth + (isHeading ? 1 : 0);
}
