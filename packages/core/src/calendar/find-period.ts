import { type Period, type PeriodKind, periodAt } from './period.ts';

/**
 * `periodAt` for hot loops: remembers the periods it has met. Entries that are settled together lie in few of them, and looking one up
 * costs a comparison instead of some 20 µs.
 */
export function createPeriodFinder(): (kind: PeriodKind, timeZone: string, atMs: number) => Period {
	const known = new Map<string, Period[]>();
	return (kind, timeZone, atMs) => {
		const name = `${kind} ${timeZone}`;
		const periods = known.get(name) ?? [];
		const found = periods.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs);
		if (found !== undefined) return found;
		const period = periodAt(kind, timeZone, atMs);
		known.set(name, [period, ...periods.slice(0, mostRemembered - 1)]);
		return period;
	};
}

const mostRemembered = 60;
