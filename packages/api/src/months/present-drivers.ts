import { usdText } from '@spanledger/core/money/pico-usd';
import { explainKeys, type KeyCell } from '@spanledger/core/months/explain-keys';

const mostDrivers = 10;

/** The keys of a dimension that moved the bill most; amounts as decimal text. */
export function presentDrivers(before: readonly KeyCell[], after: readonly KeyCell[]) {
	const { rows, rest } = explainKeys(before, after, mostDrivers);
	return {
		rows: rows.map(({ key, other, state, parts, ...sums }) => ({
			key: key === '' ? null : key,
			other,
			state,
			beforeUsd: usdText(sums.before),
			afterUsd: usdText(sums.after),
			changeUsd: usdText(sums.after - sums.before),
			volumeUsd: usdText(parts.volume),
			tokensPerCallUsd: usdText(parts.tokensPerCall),
			priceUsd: usdText(parts.price),
		})),
		rest: { keys: rest.keys, changeUsd: usdText(rest.after - rest.before), afterUsd: usdText(rest.after) },
	};
}
