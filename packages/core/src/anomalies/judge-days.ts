import { type PicoUsd, picoUsdFrom, usdText } from '../money/pico-usd.ts';
import { judgeDay } from './judge-day.ts';
import { comparedDays as mostDays } from './stretches-to-hour.ts';

/** What a key spent in each of a run of days, by slot; days without spend are left out. */
export type SlotSums = ReadonlyMap<number, PicoUsd>;

export type JudgedDay = {
	slot: number;
	spent: PicoUsd;
	usual: PicoUsd;
	bound: PicoUsd;
	comparedDays: number;
	standsOut: boolean;
};

/**
 * Judges the days `slots` of one key, each against the up to 28 slots before it. Days before the key was first called,
 * in `firstSlot`, are not compared with: nothing was there to spend.
 */
export function judgeDays(sums: SlotSums, slots: readonly number[], firstSlot: number): JudgedDay[] {
	return slots.map((slot) => {
		const from = Math.max(firstSlot, slot - mostDays, 0);
		const before = Array.from({ length: Math.max(0, slot - from) }, (_, index) => dollars(sums.get(from + index)));
		const spent = sums.get(slot) ?? 0n;
		const judged = judgeDay({ today: dollars(spent), before });
		return {
			slot,
			spent,
			usual: picoOf(judged?.usual ?? 0),
			bound: picoOf(judged?.bound ?? 0),
			comparedDays: judged?.comparedDays ?? before.length,
			standsOut: judged?.standsOut === true,
		};
	});
}

const dollars = (amount: PicoUsd | undefined): number => Number(usdText(amount ?? 0n));
/** Usual and bound are estimates: a hundredth of a cent is enough. */
const picoOf = (usd: number): PicoUsd => picoUsdFrom(usd.toFixed(4));
