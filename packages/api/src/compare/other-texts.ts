import type { Pair } from '@spanledger/core/compare/align-sequences';
import { messageTexts } from '@spanledger/core/compare/message-texts';
import type { ToldSpan } from '@spanledger/core/datasets/item-of-trace';
import type { Span } from '@spanledger/core/spans/span';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import type { OpenTrace } from '../traces/open-trace.ts';
import { readTold } from '../traces/read-told.ts';

/** Pairs whose words are read whole; of those behind them beginnings and lengths are compared. */
const mostRead = 500;

type SpanPair = { a: Span; b: Span };

/** The steps of `a` that were asked or said something else than their partners, by span id. */
export async function otherTexts(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	rows: readonly Pair<{ spanId: string }>[],
	a: OpenTrace,
	b: OpenTrace,
): Promise<{ other: ReadonlySet<string>; leftOut: number }> {
	const pairs = pairsOf(rows, a, b);
	const other = new Set(pairs.filter(looksOther).map((pair) => pair.a.spanId));
	const alike = pairs.filter((pair) => !other.has(pair.a.spanId) && pair.a.hasContent && pair.b.hasContent);
	const read = alike.slice(0, mostRead);
	const [toldA = [], toldB = []] = await readTold({ db }, scope, [
		{ bounds: a.bounds, spans: read.map((pair) => pair.a) },
		{ bounds: b.bounds, spans: read.map((pair) => pair.b) },
	]);
	for (const [at, { span, content }] of toldA.entries()) {
		if (isOther(content, toldB[at]?.content ?? null)) other.add(span.spanId);
	}
	return { other, leftOut: alike.length - read.length };
}

function pairsOf(rows: readonly Pair<{ spanId: string }>[], a: OpenTrace, b: OpenTrace): SpanPair[] {
	const [ofA, ofB] = [spansById(a), spansById(b)];
	return rows.flatMap((row) => {
		const pair = { a: ofA.get(row.a?.spanId ?? ''), b: ofB.get(row.b?.spanId ?? '') };
		return pair.a === undefined || pair.b === undefined ? [] : [{ a: pair.a, b: pair.b }];
	});
}

const spansById = ({ trace }: OpenTrace) => new Map(trace.spans.map(({ span }) => [span.spanId, span]));

/** By what the rows of the spans know. What one side does not know is no difference. */
function looksOther({ a, b }: SpanPair): boolean {
	const differ = <Value>(one: Value | null, two: Value | null) => one !== null && two !== null && one !== two;
	return differ(a.inputPreview, b.inputPreview) || differ(a.answerLength, b.answerLength);
}

/** Content that has expired is no difference. */
function isOther(a: ToldSpan['content'], b: ToldSpan['content']): boolean {
	return a !== null && b !== null && JSON.stringify(messageTexts(a)) !== JSON.stringify(messageTexts(b));
}
