import { DomainError } from '@spanledger/core/domain-error';
import {
	type CostQuestion,
	costFilterNames,
	costGroupings,
	costIntervals,
	costPurposes,
} from '@spanledger/db/costs/cost-question';
import { z } from 'zod';
import { dimensionFilter, flag, time, timeZone } from '../parameters.ts';
import { timeRange } from '../time-range.ts';

/** The public parameters of `GET /costs`. */
export const costQuery = z.object({
	groupBy: z.enum(costGroupings).default('none'),
	from: time.optional(),
	to: time.optional(),
	interval: z.enum(costIntervals).default('none'),
	timezone: timeZone.default('UTC'),
	purpose: z
		.enum(costPurposes)
		.default('all')
		.meta({ description: 'evaluation = calls that judge answers; product = all others: what a tenant is billed for' }),
	features: flag.default(false).meta({ description: 'count distinct features too' }),
	...dimensionFilter,
});
export type CostQuery = z.output<typeof costQuery>;

const quarterNs = 900_000_000_000n;
const hourNs = 3_600_000_000_000n;
const intervalNs = { none: hourNs, hour: hourNs, day: 24n * hourNs, week: 168n * hourNs, month: 672n * hourNs };
const maxBuckets = 5_000n;

/** Widens the range to whole quarter hours: the grain of the rollups. */
export function toCostQuestion(query: CostQuery, now: Date): CostQuestion {
	const { fromNs, toNs } = timeRange(query, now);
	const from = fromNs - (fromNs % quarterNs);
	const to = toNs + ((quarterNs - (toNs % quarterNs)) % quarterNs);
	if (query.interval !== 'none' && (to - from) / intervalNs[query.interval] > maxBuckets) {
		throw new DomainError(
			'invalid',
			`more than ${maxBuckets} intervals: take a shorter range or a longer interval`,
			'interval',
		);
	}
	const filters: CostQuestion['filters'] = {};
	for (const name of costFilterNames) if (query[name] !== undefined) filters[name] = query[name];
	return {
		groupBy: query.groupBy,
		from: new Date(Number(from / 1_000_000n)),
		to: new Date(Number(to / 1_000_000n)),
		interval: query.interval,
		timeZone: query.timezone,
		filters,
		purpose: query.purpose,
		countsFeatures: query.features,
	};
}
