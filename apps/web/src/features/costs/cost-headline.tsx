import type { CostReport } from '@spanledger/api/costs/cost-shape';
import type { ReactNode } from 'react';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents, formatUsdExact, usdPer } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { attributeOf, type CostGrouping, costGroupings } from './cost-groupings.ts';
import { changeOf, coverageOf } from './coverage.ts';

type CostHeadlineProps = {
	report: CostReport;
	groupBy: CostGrouping;
	/** What the period before cost; null while it is not known. */
	beforeUsd: string | null;
	/** What judging cost beside this bill; null where there was none, or it is part of it. */
	judgingUsd: string | null;
};

/** The total, and how far it can be trusted. */
export function CostHeadline({ report, groupBy, beforeUsd, judgingUsd }: CostHeadlineProps) {
	const { total } = report;
	const { priced, attributed } = coverageOf(report);
	const dimension = costGroupings.find(({ value }) => value === groupBy)?.label.toLowerCase() ?? groupBy;
	return (
		<dl className="flex flex-wrap items-end gap-x-8 gap-y-3">
			<div>
				<dt className="eyebrow">this period</dt>
				<dd
					data-testid="cost-total"
					title={formatUsdExact(total.costUsd)}
					className="text-3xl font-semibold tracking-tight tabular-nums"
				>
					{formatUsdCents(total.costUsd)}
					<Change nowUsd={total.costUsd} beforeUsd={beforeUsd} />
				</dd>
			</div>
			{total.estimatedCostUsd !== null && (
				<Figure
					label="estimated from sampled"
					rule={`Some calls were sampled by the application. By their weights there were about ${formatCount(Math.round(total.estimatedCalls ?? 0))}, of which ${formatCount(total.calls)} came and are on the bill.`}
				>
					≈ {formatUsdCents(total.estimatedCostUsd)}
				</Figure>
			)}
			{judgingUsd !== null && (
				<Figure
					label="evaluation, apart"
					rule="Calls that judge answers. They are no part of a tenant’s bill; choose “All calls” to count them in."
				>
					{formatUsdCents(judgingUsd)}
				</Figure>
			)}
			<Figure label="per request" rule="All cost divided by the traces that caused it.">
				{formatUsd(usdPer(total.costUsd, total.traces))}
			</Figure>
			<Figure label="requests" rule="Distinct traces with at least one billable call.">
				{formatCount(total.traces)}
			</Figure>
			<Figure label="calls" rule="Calls to models, failed and unpriced ones included.">
				{formatCount(total.calls)}
			</Figure>
			<Figure label="tokens" rule="Input and output together.">
				{formatCount(total.usage.totalTokens)}
			</Figure>
			<Figure
				label="priced"
				rule={
					total.unpricedCalls === 0
						? 'Every call that reported its tokens has a price.'
						: `${formatCount(total.unpricedCalls)} calls with known tokens have no price: they are missing from this total.`
				}
				isGood={priced === null || priced === 1}
			>
				{total.unpricedCalls === 0 ? formatPercent(priced) : <UnpricedLink>{formatPercent(priced)}</UnpricedLink>}
			</Figure>
			<Figure
				label={`attributed by ${dimension}`}
				rule={`The part of the cost that names a ${dimension}. Set ${attributeOf(groupBy)} on the root span to raise it.`}
				isGood={attributed === null || attributed > 0.95}
			>
				{formatPercent(attributed)}
			</Figure>
		</dl>
	);
}

/** "+12 % on the period before"; nothing while there is nothing to compare with. */
function Change({ nowUsd, beforeUsd }: { nowUsd: string; beforeUsd: string | null }) {
	const change = changeOf(nowUsd, beforeUsd);
	if (change === null) return null;
	return (
		<Tip text={`The period of the same length before it cost ${formatUsdCents(beforeUsd)}.`}>
			<span className="ml-2 text-sm font-normal tracking-normal text-text-2">{change} on the one before</span>
		</Tip>
	);
}

type FigureProps = { label: string; rule: string; isGood?: boolean; children: ReactNode };

function Figure({ label, rule, isGood = true, children }: FigureProps) {
	return (
		<Tip text={rule}>
			<div>
				<dt className="eyebrow">{label}</dt>
				<dd className={`text-lg tabular-nums ${isGood ? '' : 'text-warn'}`}>{children}</dd>
			</div>
		</Tip>
	);
}
