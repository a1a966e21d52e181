import type { SpanDetail } from '@spanledger/api/traces/read-span';
import { formatCountExact } from '../../lib/format-count.ts';
import { formatRate, formatUsdExact } from '../../lib/format-usd.ts';
import { partNames } from './cost-words.ts';

type Cost = NonNullable<SpanDetail['cost']>;
type Line = Cost['lines'][number];

/** Part by part: how much, at which rate, what it came to; then by which price. */
export function Invoice({ span, cost }: { span: SpanDetail; cost: Cost }) {
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
							<td className="figure px-3">
								{line.part === 'reported' ? '' : formatCountExact(line.tokens ?? line.quantity)}
							</td>
							<td className="figure px-3 text-text-2">{rateWords(line)}</td>
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
				<PriceNotes span={span} cost={cost} />
			</div>
		</div>
	);
}

function rateWords({ usdPerMillion, usdEach }: Line): string {
	if (usdEach !== null) return `× ${formatRate(usdEach)} each`;
	return usdPerMillion === null ? '' : `× ${formatRate(usdPerMillion)}`;
}

/** Which row of the price book, since when it holds, and what was done to its rates. */
function PriceNotes({ span, cost }: { span: SpanDetail; cost: Cost }) {
	const { price } = span;
	const isReported = cost.source === 'reported';
	const differs = cost.reportedUsd !== null && cost.reportedUsd !== cost.totalUsd;
	return (
		<>
			{isReported && cost.reportedUsd !== null && <p>As the emitter reported it: its figure counts here.</p>}
			{isReported && cost.computedUsd !== null && (
				<p>
					By the prices here its tokens come to {formatUsdExact(cost.computedUsd)}. Settings → Prices → Rules says which
					figure counts.
				</p>
			)}
			{price !== null && !isReported && (
				<p>
					Price of {price.provider}/{price.model}{' '}
					{price.validFrom === null ? 'without a starting date' : `valid from ${price.validFrom}`}, from{' '}
					{price.source === 'project' ? 'this project’s own prices' : price.source}
				</p>
			)}
			{price?.multiplierReason !== undefined && !isReported && (
				<p>
					Service tier {price.multiplierReason}
					{price.multiplier === undefined ? ' has these rates.' : `: the rates per million × ${price.multiplier}.`}
				</p>
			)}
			{price?.discountPercent !== undefined && !isReported && (
				<p>Less {price.discountPercent} % discount of the provider, off every amount.</p>
			)}
			{differs && <p>The application itself reported {formatUsdExact(cost.reportedUsd)}.</p>}
			{cost.weight !== 1 && (
				<p>Sampled: this call stands for {cost.weight} of its kind. The bill counts it once; estimates count all.</p>
			)}
			{cost.purpose === 'evaluation' && <p>Counted as evaluation: outside of tenant bills.</p>}
		</>
	);
}
