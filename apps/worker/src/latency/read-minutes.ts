import type { Minute } from '@spanledger/core/latency/judge-minutes';
import type { Queryable } from '@spanledger/db/connect';
import { readHistograms } from '@spanledger/db/latency/read-histograms';
import { sumLatency } from '@spanledger/db/latency/sum-latency';
import type { Scope } from '@spanledger/db/scope';

const minuteMs = 60_000;

export type MinuteRow = Minute & { total: number; errors: number };

/** Minutes by (route, key): 'route' has the route itself as its key. Index 0 is the earliest minute; without traces undefined. */
export type Minutes = Map<string, (MinuteRow | undefined)[]>;

export const nameOf = (route: string, key: string): string => `${route}\u0000${key}`;

/** The last `count` minutes before `toMs`, of the given routes (null = all), of routes or their stages. */
export async function readMinutes(
	db: Queryable,
	scope: Scope,
	{
		kind,
		routes,
		toMs,
		count,
	}: { kind: 'route' | 'stage'; routes: readonly string[] | null; toMs: number; count: number },
): Promise<Minutes> {
	const fromMs = toMs - count * minuteMs;
	const question = {
		kind,
		from: new Date(fromMs),
		to: new Date(toMs),
		interval: 'minute' as const,
		timeZone: 'UTC',
		byRoute: true,
		...(routes === null ? {} : { routes }),
	};
	const minutes: Minutes = new Map();
	const at = (row: { route: string; key: string; bucket: Date | null }): MinuteRow => {
		const name = nameOf(row.route, row.key);
		const list = minutes.get(name) ?? Array.from({ length: count }, () => undefined);
		minutes.set(name, list);
		const index = ((row.bucket?.getTime() ?? fromMs) - fromMs) / minuteMs;
		const minute = list[index] ?? { histogram: new Map(), criticalMs: 0, total: 0, errors: 0 };
		list[index] = minute;
		return minute;
	};
	for (const row of await readHistograms(db, scope, question)) at(row).histogram = row.histogram;
	for (const row of await sumLatency(db, scope, question)) {
		const minute = at(row);
		minute.criticalMs = row.totalMs;
		minute.total = row.samples;
		minute.errors = row.errors;
	}
	return minutes;
}
