import type { CostReport } from '@spanledger/api/costs/cost-shape';
import type { Outlook } from '@spanledger/api/costs/outlook';
import { formatCount, formatPercent } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents, formatUsdExact, usdPer } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { UnpricedLink } from '../prices/unpriced-link.tsx';
import { attributeOf, type CostGrouping, costGroupings } from './cost-groupings.ts';
import { changeOf, coverageOf } from './coverage.ts';
import { HeadlineFigure } from './headline-figure.tsx';
import { MonthFigures } from './month-figures.tsx';
import { perSuccess } from './per-success.ts';

type CostHeadlineProps = {
	report: CostReport;
	groupBy: CostGrouping;
	/** What the period before cost; null while it is not known. */
	beforeUsd: string | null;
	/** What judging cost beside this bill; null where there was none, or it is part of it. */
	judgingUsd: string | null;
	/** Calls that told no usage; 0 while that is not known of the whole range. */
	withoutUsage: number;
	/** The month under way; null while it is not known. */
	outlook: Outlook | null;
	zone: string;
};

/** The total, and how far it can be trusted. */
export function CostHeadline(props: CostHeadlineProps) {
	const { report, groupBy, beforeUsd, judgingUsd, withoutUsage, outlook, zone } = props;
	const { total } = report;
	const { priced, attributed } = coverageOf(report, withoutUsage);
	const success = perSuccess(total);
	const dimension = costGroupings.find(({ value }) => value === groupBy)?.label.toLowerCase() ?? groupBy;
	return (
		<dl className="flex flex-wrap items-end gap-x-6 gap-y-3">
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
			{outlook !== null && <MonthFigures outlook={outlook} zone={zone} />}
			{total.estimatedCostUsd !== null && (
				<HeadlineFigure
					label="estimated from sampled"
					rule={`Some calls were sampled by the application. By their weights there were about ${formatCount(Math.round(total.estimatedCalls ?? 0))}, of which ${formatCount(total.calls)} came and are on the bill.`}
				>
					≈ {formatUsdCents(total.estimatedCostUsd)}
				</HeadlineFigure>
			)}
			{judgingUsd !== null && (
				<HeadlineFigure
					label="evaluation, apart"
					rule="Calls that judge answers. They are no part of a tenant’s bill; choose “All calls” to count them in."
				>
					{formatUsdCents(judgingUsd)}
				</HeadlineFigure>
			)}
			<HeadlineFigure label="per request" rule="All cost divided by the traces that caused it.">
				{formatUsd(usdPer(total.costUsd, total.traces))}
			</HeadlineFigure>
			{success !== null && (
				<HeadlineFigure label="per successful task" rule={success.rule}>
					{formatUsd(success.usd)} <span className="text-sm text-text-3">{formatPercent(success.judged)} judged</span>
				</HeadlineFigure>
			)}
			<HeadlineFigure label="requests" rule="Distinct traces with at least one billable call.">
				{formatCount(total.traces)}
			</HeadlineFigure>
			<HeadlineFigure label="calls" rule="Calls to models, failed and unpriced ones included.">
				{formatCount(total.calls)}
			</HeadlineFigure>
			<HeadlineFigure label="tokens" rule="Input and output together.">
				{formatCount(total.usage.totalTokens)}
			</HeadlineFigure>
			<HeadlineFigure
				label="priced"
				rule={
					total.unpricedCalls === 0
						? 'Every call that reported its tokens has a price.'
						: `${formatCount(total.unpricedCalls)} calls with known tokens have no price: they are missing from this total.`
				}
				isGood={priced === null || priced === 1}
			>
				{total.unpricedCalls === 0 ? formatPercent(priced) : <UnpricedLink>{formatPercent(priced)}</UnpricedLink>}
			</HeadlineFigure>
			<HeadlineFigure
				label={`attributed by ${dimension}`}
				rule={`The part of the cost that names a ${dimension}. Set ${attributeOf(groupBy)} on the root span to raise it.`}
				isGood={attributed === null || attributed > 0.95}
			>
				{formatPercent(attributed)}
			</HeadlineFigure>
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
