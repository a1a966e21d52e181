import { countAbove, countedAtMs } from '@spanledger/core/latency/count-above';
import { burnRate, burnWindows, errorBudget, type GoodAndBad, isBurning, type Slo } from '@spanledger/core/latency/slo';
import { readHistograms } from '@spanledger/db/latency/read-histograms';
import { sumLatency } from '@spanledger/db/latency/sum-latency';
import { listSlos } from '@spanledger/db/latency-slos/list-slos';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const quarterMs = 900_000;

type From = Pick<Deps, 'db' | 'now'>;

/** Every objective with what is left of its error budget and how fast it goes. */
export async function readSlos(deps: From, scope: Scope) {
	const slos = await listSlos(deps.db, scope);
	return Promise.all(slos.map((slo) => readSlo(deps, scope, slo)));
}

async function readSlo(deps: From, scope: Scope, slo: Slo) {
	const nowMs = deps.now().getTime();
	const toMs = Math.ceil(nowMs / quarterMs) * quarterMs;
	const fromMs = toMs - slo.days * dayMs;
	const minuteTo = Math.floor(nowMs / minuteMs) * minuteMs;
	const last = (minutes: number) =>
		countBad(deps, scope, slo, { fromMs: minuteTo - minutes * minuteMs, toMs: minuteTo, interval: 'minute' });
	const whole = await countBad(deps, scope, slo, { fromMs, toMs, interval: 'none' });
	const burns = await Promise.all(
		burnWindows.map(async (window) => {
			const short = await last(window.shortMinutes);
			const long = await last(window.longMinutes);
			return {
				name: window.name,
				limit: window.rate,
				shortMinutes: window.shortMinutes,
				longMinutes: window.longMinutes,
				shortRate: burnRate(slo, short),
				longRate: burnRate(slo, long),
				isBurning: isBurning(slo, window, { short, long }),
			};
		}),
	);
	return {
		...slo,
		fromMs,
		toMs,
		total: whole.total,
		...errorBudget(slo, whole),
		/** Where the threshold is really counted, within 2 % of it; null for errors. */
		countedAtMs: slo.thresholdMs === null ? null : countedAtMs(slo.thresholdMs),
		burns,
	};
}

async function countBad(
	{ db }: From,
	scope: Scope,
	{ route, thresholdMs }: Slo,
	{ fromMs, toMs, interval }: { fromMs: number; toMs: number; interval: 'minute' | 'none' },
): Promise<GoodAndBad> {
	const question = {
		kind: 'route' as const,
		from: new Date(fromMs),
		to: new Date(toMs),
		interval,
		timeZone: 'UTC',
		...(route === null ? {} : { routes: [route] }),
	};
	if (thresholdMs === null) {
		const sums = await sumLatency(db, scope, question);
		return {
			total: sums.reduce((sum, { samples }) => sum + samples, 0),
			bad: sums.reduce((sum, { errors }) => sum + errors, 0),
		};
	}
	const found = await readHistograms(db, scope, question);
	let total = 0;
	let bad = 0;
	for (const { histogram } of found) {
		for (const samples of histogram.values()) total += samples;
		bad += countAbove(histogram, thresholdMs);
	}
	return { total, bad };
}
