import { countAbove } from '@spanledger/core/latency/count-above';
import { lagMinutes } from '@spanledger/core/latency/judge-minutes';
import {
	type BurnWindow,
	burnRate,
	burnWindows,
	type GoodAndBad,
	isBurning,
	type Slo,
} from '@spanledger/core/latency/slo';
import type { Judgement } from './judge-budget.ts';
import type { MinuteRow, Minutes } from './read-minutes.ts';

/**
 * Whether an objective burns in either pair of windows. The windows are the for-duration: one look decides. Like a budget's minutes they are
 * looked at up to now, and up to when most traces are known.
 */
export function judgeSlo(slo: Slo, routes: Minutes): Judgement[] {
	const own = [...routes].filter(([name]) => slo.route === null || name === `${slo.route}\u0000${slo.route}`);
	const lag = lagMinutes(own.flatMap(([, minutes]) => minutes.slice(-lagFrom)));
	const within = (minutes: number, shift: number): GoodAndBad => {
		const sum = { total: 0, bad: 0 };
		for (const [, list] of own) {
			for (const minute of list.slice(-minutes - shift, list.length - shift)) {
				sum.total += minute?.total ?? 0;
				sum.bad += badOf(slo, minute);
			}
		}
		return sum;
	};
	const pairs = ({ shortMinutes, longMinutes }: BurnWindow) =>
		[0, lag].map((shift) => ({ short: within(shortMinutes, shift), long: within(longMinutes, shift) }));
	return burnWindows.map((window): Judgement => {
		const burning = pairs(window).find((pair) => isBurning(slo, window, pair));
		const rate = burnRate(slo, burning?.short ?? within(window.shortMinutes, 0));
		return {
			subjectId: slo.id,
			subject: `burn/${window.name}`,
			route: slo.route,
			standing: burning === undefined ? 'good' : 'bad',
			what: { kind: 'burn', name: slo.name, pair: window.name, rate, left: null },
			channelIds: slo.channelIds,
		};
	});
}

/** An hour tells how long traces take. */
const lagFrom = 60;

function badOf({ thresholdMs }: Slo, minute: MinuteRow | undefined): number {
	if (minute === undefined) return 0;
	return thresholdMs === null ? minute.errors : countAbove(minute.histogram, thresholdMs);
}
