import { picoUsdFrom, usdText } from '@spanledger/core/money/pico-usd';
import type { RangeJob } from '@spanledger/core/range-jobs/range-job';
import { type RepriceFilter, repriceFilter } from '@spanledger/core/reprice/reprice-filter';
import type { RepriceFigures } from '@spanledger/core/reprice/reprice-result';
import { formatCount, plural } from '../../lib/format-count.ts';
import { formatUsd } from '../../lib/format-usd.ts';

/** "Calls to acme-7b at openai of tenant acme"; "All calls". */
export function describeFilter(filter: RepriceFilter): string {
	const { model, provider, tenant } = filter;
	const parts = [
		model === undefined ? null : `to ${namesOf(model, 'no model')}`,
		provider === undefined ? null : `at ${namesOf(provider, 'no provider')}`,
		tenant === undefined ? null : `of tenant ${namesOf(tenant, '(unattributed)')}`,
	].filter((part) => part !== null);
	return parts.length === 0 ? 'All calls' : `Calls ${parts.join(' ')}`;
}

const namesOf = (values: readonly string[], unset: string): string =>
	values.map((value) => (value === '' ? unset : value)).join(' or ');

export function filterOf(job: RangeJob): RepriceFilter {
	const parsed = repriceFilter.safeParse(job.input);
	return parsed.success ? parsed.data : {};
}

/** after − before as decimal text. */
export const differenceOf = ({ beforeUsd, afterUsd }: Pick<RepriceFigures, 'beforeUsd' | 'afterUsd'>): string =>
	usdText(picoUsdFrom(afterUsd) - picoUsdFrom(beforeUsd));

/** "+$1.25", "−$0.30"; no change is "±$0". */
export function signedUsd(usd: string): string {
	if (usd === '0') return '±$0';
	return usd.startsWith('-') ? formatUsd(usd) : `+${formatUsd(usd)}`;
}

/** The button that does it: "Re-price 12,480 calls: $31.20 → $29.95". */
export const applyWords = ({ changed, beforeUsd, afterUsd }: RepriceFigures): string =>
	`Re-price ${plural(changed, 'call')}: ${formatUsd(beforeUsd)} → ${formatUsd(afterUsd)}`;

/** What happens to the calls besides their cost; empty when nothing is to be said. */
export function countsInWords(
	{ newlyPriced, noLongerPriced, stillUnpriced }: RepriceFigures,
	isDone: boolean,
): string[] {
	const verbs = isDone ? ['got', 'lost'] : ['would get', 'would lose'];
	return [
		newlyPriced > 0 ? `${formatCount(newlyPriced)} ${verbs[0]} a first price` : null,
		noLongerPriced > 0 ? `${formatCount(noLongerPriced)} ${verbs[1]} theirs` : null,
		stillUnpriced > 0 ? `${formatCount(stillUnpriced)} still ${stillUnpriced === 1 ? 'has' : 'have'} none` : null,
	].filter((part) => part !== null);
}
