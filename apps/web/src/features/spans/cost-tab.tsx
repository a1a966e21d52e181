import type { SpanDetail } from '@spanledger/api/traces/read-span';
import type { ReactNode } from 'react';
import { formatCountExact } from '../../lib/format-count.ts';
import { formatRate, formatUsdExact } from '../../lib/format-usd.ts';
import { notCountedWords, partNames, unpricedWords } from './cost-words.ts';

/** Why this cost: a small invoice; or the reason why there is none. */
export function CostTab({ span }: { span: SpanDetail }) {
	return (
		<div className="max-w-160 space-y-4 p-4">
			{span.usageCounted === false && span.notCountedReason !== null && (
				<Notice title="Not counted here">{notCountedWords[span.notCountedReason]}</Notice>
			)}
			{span.cost === null ? <NoInvoice span={span} /> : <Invoice span={span} cost={span.cost} />}
			{span.unpricedReason !== null && (
				<Notice title="Unpriced">{unpricedWords(span.unpricedReason, span.responseModel ?? span.requestModel)}</Notice>
			)}
			{span.usageSource === 'estimated' && (
				<Notice title="Estimated tokens">
					The library counted these tokens by itself; the provider did not report them. The bill may differ.
				</Notice>
			)}
		</div>
	);
}

function NoInvoice({ span }: { span: SpanDetail }) {
	if (span.usageCounted === false) return null;
	return (
		<p className="text-text-2">
			{span.usage === null
				? 'This step is no call to a model, so it costs nothing here. Calls below it have their own invoice.'
				: 'This span does not bill.'}
		</p>
	);
}

type Cost = NonNullable<SpanDetail['cost']>;

function Invoice({ span, cost }: { span: SpanDetail; cost: Cost }) {
	if (cost.lines.length === 0 && cost.totalUsd === null) return null;
	return (
		<div className="panel overflow-x-auto">
			<table className="w-full text-sm" data-testid="invoice">
				<thead>
					<tr className="border-b border-line text-xs text-text-3">
						<th className="h-8 px-3 text-left font-normal">Part</th>
						<th className="px-3 text-right font-normal">Tokens</th>
						<th className="px-3 text-right font-normal">per million</th>
						<th className="px-3 text-right font-normal">Amount</th>
					</tr>
				</thead>
				<tbody>
					{cost.lines.map((line) => (
						<tr key={line.part}>
							<td className="h-7 px-3">{partNames[line.part] ?? line.part}</td>
							<td className="figure px-3">{formatCountExact(line.tokens)}</td>
							<td className="figure px-3 text-text-2">
								{line.usdPerMillion === null ? '' : `× ${formatRate(line.usdPerMillion)}`}
							</td>
							<td className="figure px-3">{formatUsdExact(line.amountUsd)}</td>
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr className="border-t border-line-strong font-semibold">
						<td className="h-9 px-3">Total</td>
						<td className="figure px-3">{formatCountExact(span.usage?.totalTokens ?? null)}</td>
						<td />
						<td className="figure px-3">{formatUsdExact(cost.totalUsd)}</td>
					</tr>
				</tfoot>
			</table>
			<div className="space-y-0.5 border-t border-line px-3 py-2 text-sm text-text-2">
				<PriceRow span={span} cost={cost} />
			</div>
		</div>
	);
}

/** Which row of the price book, and since when it holds. */
function PriceRow({ span, cost }: { span: SpanDetail; cost: Cost }) {
	const { price } = span;
	const differs = cost.reportedUsd !== null && cost.reportedUsd !== cost.totalUsd;
	return (
		<>
			{cost.source === 'reported' && <p>As the gateway or provider reported it; its figure wins over a list price.</p>}
			{price !== null && (
				<p>
					Price of {price.provider}/{price.model}{' '}
					{price.validFrom === null ? 'without a starting date' : `valid from ${price.validFrom}`}, from {price.source}
					{cost.serviceTier !== null && `, service tier ${cost.serviceTier}`}
				</p>
			)}
			{differs && <p>The application itself reported {formatUsdExact(cost.reportedUsd)}.</p>}
			{cost.purpose === 'evaluation' && <p>Counted as evaluation: outside of tenant bills.</p>}
		</>
	);
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
	return (
		<div className="rounded-md border border-line-strong bg-sunken px-3 py-2">
			<p className="font-medium">{title}</p>
			<p className="text-text-2">{children}</p>
		</div>
	);
}
