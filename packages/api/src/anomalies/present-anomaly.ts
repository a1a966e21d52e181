import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { StoredAnomaly } from '@spanledger/db/anomalies/anomaly-row';

/** A day on which a key spent out of the ordinary, as pages get it. Money is decimal text in USD. */
export type AnomalyItem = StoredAnomaly & {
	/** What was spent beyond the usual; negative once it has fallen back below it. */
	excessUsd: string;
	/** The hours are over: the figures are those of the whole day. */
	isWhole: boolean;
};

export function presentAnomaly(stored: StoredAnomaly): AnomalyItem {
	const plain = (usd: string) => usdText(picoUsdFrom(usd));
	return {
		...stored,
		spentUsd: plain(stored.spentUsd),
		usualUsd: plain(stored.usualUsd),
		boundUsd: plain(stored.boundUsd),
		excessUsd: usdText(picoUsdFrom(stored.spentUsd) - picoUsdFrom(stored.usualUsd)),
		isWhole: stored.lookedTo >= stored.dayEnd,
	};
}
