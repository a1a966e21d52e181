import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { presentScore, type ScoreShape } from '../scores/score-shape.ts';
import type { OpenOutline } from './open-outline.ts';
import { type PackedRows, packRows } from './pack-rows.ts';
import type { TracePageHead } from './read-head.ts';
import { scoresOf } from './scores-of.ts';

/** What a trace page reads, one event a line. */
export type OutlineEvent =
	| { kind: 'head'; head: TracePageHead }
	/** A window of the rows in reading order: its first is number `from`. */
	| ({ kind: 'rows'; from: number } & PackedRows)
	/** All scores, also those that name only a span or a response. */
	| { kind: 'scores'; scores: ScoreShape[] }
	/** `next`: the row to ask for next; null = these were the last. */
	| { kind: 'end'; next: number | null }
	| { kind: 'failed'; message: string };

/** A screen of rows comes first; the others in windows that a page takes in without stuttering. */
const firstRows = 200;
const windowRows = 4_000;
/** In one answer. */
export const mostRows = 100_000;

/** The head at once, the rows as they are packed. */
export async function* outlineEvents(
	{ db }: Pick<Deps, 'db'>,
	scope: Scope,
	{ open, head, from }: { open: OpenOutline; head: TracePageHead; from: number },
): AsyncGenerator<OutlineEvent> {
	yield { kind: 'head', head };
	const spans = await open.rows();
	const until = Math.min(spans.rows.length, from + mostRows);
	for (let at = from; at < until; ) {
		const to = Math.min(until, at + (at === from ? firstRows : windowRows));
		yield { kind: 'rows', from: at, ...packRows(spans, at, to) };
		at = to;
	}
	const scores = await scoresOf(
		db,
		scope,
		open.head.summary,
		spans.rows.map(({ node }) => node),
	);
	yield { kind: 'scores', scores: scores.map(presentScore) };
	yield { kind: 'end', next: until < spans.rows.length ? until : null };
}
