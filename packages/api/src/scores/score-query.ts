import { scoreSources } from '@spanledger/core/scores/score';
import type { ScoreFilter } from '@spanledger/db/scores/list-scores';
import { startTime } from '@spanledger/db/spans/start-time';
import { z } from 'zod';
import { limit, text, time, traceId } from '../parameters.ts';
import { aheadNs, timeRange } from '../time-range.ts';

const values = z.array(text(1000)).max(100).optional();

/** The public parameters of `GET /scores`. */
export const scoreQuery = z.object({
	from: time.optional(),
	to: time.optional(),
	name: values,
	source: z.array(z.enum(scoreSources)).optional(),
	traceId: traceId.optional(),
	session: values,
	requestId: values,
	user: values,
	limit: limit.default(50),
	cursor: z.string().max(500).nullish(),
});
export type ScoreQuery = z.output<typeof scoreQuery>;

export function toScoreFilter(query: ScoreQuery, now: Date): ScoreFilter {
	const { fromNs, toNs } = timeRange(query, now, aheadNs);
	return {
		from: startTime(fromNs),
		to: startTime(toNs + 999_999n),
		...(query.name === undefined ? {} : { names: query.name }),
		...(query.source === undefined ? {} : { sources: query.source }),
		...(query.traceId === undefined ? {} : { traceId: query.traceId }),
		...(query.session === undefined ? {} : { sessions: query.session }),
		...(query.requestId === undefined ? {} : { requestIds: query.requestId }),
		...(query.user === undefined ? {} : { users: query.user }),
	};
}
