import { countAbove } from '@spanledger/core/latency/count-above';
import { burnRate, burnWindows, type GoodAndBad, isBurning, type Slo } from '@spanledger/core/latency/slo';
import type { Judgement } from './judge-budget.ts';
import type { MinuteRow, Minutes } from './read-minutes.ts';

/** Whether an objective burns in either pair of windows. The windows are the for-duration: one look decides. */
export function judgeSlo(slo: Slo, routes: Minutes): Judgement[] {
	const own = [...routes].filter(([name]) => slo.route === null || name === `${slo.route}\u0000${slo.route}`);
	const within = (minutes: number): GoodAndBad => {
		const sum = { total: 0, bad: 0 };
		for (const [, list] of own) {
			for (const minute of list.slice(-minutes)) {
				sum.total += minute?.total ?? 0;
				sum.bad += badOf(slo, minute);
			}
		}
		return sum;
	};
	return burnWindows.map((window): Judgement => {
		const short = within(window.shortMinutes);
		const bad = [isBurning(slo, window, { short, long: within(window.longMinutes) })];
		return {
			subjectId: slo.id,
			subject: `burn/${window.name}`,
			route: slo.route,
			bad,
			what: { kind: 'burn', name: slo.name, pair: window.name, rate: burnRate(slo, short), left: null },
			channelIds: slo.channelIds,
		};
	});
}

function badOf({ thresholdMs }: Slo, minute: MinuteRow | undefined): number {
	if (minute === undefined) return 0;
	return thresholdMs === null ? minute.errors : countAbove(minute.histogram, thresholdMs);
}
