import { z } from 'zod';

/** How far a walk over the ledger has come: all entries up to this one, by start, trace and span. Empty ids stand before all others. */
export const repricePlace = z.object({ startMs: z.int(), traceId: z.string(), spanId: z.string() });
export type RepricePlace = z.infer<typeof repricePlace>;

export const placeBefore = (start: Date): RepricePlace => ({ startMs: start.getTime(), traceId: '', spanId: '' });
