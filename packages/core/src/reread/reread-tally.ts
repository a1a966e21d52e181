import { z } from 'zod';

/** What a second reading can move a call or a step to, as people look for it. */
export const rereadDimensions = ['tenant', 'team', 'feature', 'user', 'session', 'route', 'stage'] as const;
export type RereadDimension = (typeof rereadDimensions)[number];

const count = z.number().int().min(0);

/** So many calls (for stage: spans) go from one value to another; '' = not set. */
const move = z.object({ from: z.string(), to: z.string(), calls: count });

/** The moves of one dimension: the first `mostMoves` one by one, the calls of all others together. */
const dimensionMoves = z.object({ moves: z.array(move), otherCalls: count });

/** What reading a range again has found so far; kept with the job, so it stays small however long the range is. */
export const rereadTally = z.object({
	/** Spans looked at. */
	spans: count,
	/** Spans whose content retention has taken: their values stay. */
	withoutContent: count,
	/** Spans of traces that retention has closed: their bill is final. */
	closed: count,
	changedSpans: count,
	changedTraces: count,
	/** Calls that a second reading adds to the bill, takes off it, or counts otherwise (tokens, model, tier). */
	callsAdded: count,
	callsRemoved: count,
	callsRecounted: count,
	dimensions: z.partialRecord(z.enum(rereadDimensions), dimensionMoves),
});
export type RereadTally = z.infer<typeof rereadTally>;

export const mostMoves = 50;

export const emptyTally = (): RereadTally => ({
	spans: 0,
	withoutContent: 0,
	closed: 0,
	changedSpans: 0,
	changedTraces: 0,
	callsAdded: 0,
	callsRemoved: 0,
	callsRecounted: 0,
	dimensions: {},
});

/** Adds one move; past `mostMoves` kinds of them only the number is kept. */
export function addMove(tally: RereadTally, dimension: RereadDimension, from: string, to: string): void {
	const known = tally.dimensions[dimension] ?? { moves: [], otherCalls: 0 };
	tally.dimensions[dimension] = known;
	const same = known.moves.find((move) => move.from === from && move.to === to);
	if (same !== undefined) same.calls++;
	else if (known.moves.length < mostMoves) known.moves.push({ from, to, calls: 1 });
	else known.otherCalls++;
}
