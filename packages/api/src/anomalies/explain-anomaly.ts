import { daysToHour } from '@spanledger/core/anomalies/stretches-to-hour';
import { DomainError } from '@spanledger/core/domain-error';
import { type PicoUsd, picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import { otherKey } from '@spanledger/core/rollups/key-caps';
import { compareUse, type DayUse } from '@spanledger/db/anomalies/compare-use';
import { dearTraces } from '@spanledger/db/anomalies/dear-traces';
import { explainAnomaly as readGrowth } from '@spanledger/db/anomalies/explain-anomaly';
import { findAnomaly } from '@spanledger/db/anomalies/find-anomaly';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';
import { presentAnomaly } from './present-anomaly.ts';

/** So many days before are what is usual here: near enough to look like today, one of each weekday. */
const usualDays = 7;
const mostTraces = 10;
const mostGrown = 8;

/**
 * Why a day stands out: how many requests and calls there were and what one cost against a usual day, which values of the other dimensions grew
 * with it, and its dearest traces.
 */
export async function explainAnomaly({ db }: Deps, scope: Scope, { id, timeZone }: { id: string; timeZone: string }) {
	const anomaly = await findAnomaly(db, scope, { id });
	if (anomaly === null) throw new DomainError('not-found', `no anomaly ${id}`, 'id');
	const { dimension, key, dayStart, lookedTo } = anomaly;
	const { before } = daysToHour(timeZone, lookedTo.getTime(), usualDays);
	const today = { fromMs: dayStart.getTime(), toMs: lookedTo.getTime() };
	const question = { dimension, key, today, before };
	const [grown, use, traces] = await Promise.all([
		readGrowth(db, scope, question),
		compareUse(db, scope, question),
		dearTraces(db, scope, { dimension, key, from: dayStart, to: lookedTo, limit: mostTraces }),
	]);
	return {
		anomaly: presentAnomaly(anomaly),
		usualDays,
		today: presentUse(use.today),
		usual: presentUse(use.usual),
		grown: grown
			.filter((one) => one.key !== '' && one.key !== otherKey) // nobody's in particular
			.slice(0, mostGrown)
			.map(({ spent, usual, ...rest }) => ({ ...rest, spentUsd: usdText(spent), usualUsd: usdText(usual) })),
		traces: traces.map((trace) => ({ ...trace, costUsd: usdText(picoUsdFrom(trace.costUsd)) })),
	};
}

function presentUse({ traces, calls, tokens, cost }: DayUse) {
	const per = (count: number): string | null => (count === 0 ? null : usdText(perOne(cost, count)));
	return {
		traces,
		calls,
		tokensPerCall: calls === 0 ? null : tokens / calls,
		costUsd: usdText(cost),
		perTraceUsd: per(traces),
	};
}

/** Means of days have fractions of requests: a millionth is exact enough. */
const perOne = (cost: PicoUsd, count: number): PicoUsd =>
	(cost * 1_000_000n) / BigInt(Math.max(1, Math.round(count * 1e6)));
