import type { RepriceRow } from '@spanledger/core/reprice/reprice-result';
import { formatCount, formatCountExact } from '../../lib/format-count.ts';
import { formatUsd, formatUsdExact } from '../../lib/format-usd.ts';
import { differenceOf, signedUsd } from './reprice-words.ts';

type DifferenceTableProps = { title: string; rows: readonly RepriceRow[]; unset: string };

/** Before and after by one dimension, the largest difference first; rows sum to the whole. */
export function DifferenceTable({ title, rows, unset }: DifferenceTableProps) {
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm">
				<caption className="pb-1 text-left font-medium">{title}</caption>
				<thead>
					<tr className="border-b border-line text-xs text-text-3">
						<th className="h-7 pr-3 text-left font-normal">Name</th>
						<th className="px-2 text-right font-normal" title="Calls that change">
							Calls
						</th>
						<th className="px-2 text-right font-normal">Before</th>
						<th className="px-2 text-right font-normal">After</th>
						<th className="pl-2 text-right font-normal">Difference</th>
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={`${row.key} ${row.other}`} className="border-b border-line last:border-0">
							<td className="h-8 max-w-48 truncate pr-3" title={nameOf(row, unset)}>
								{nameOf(row, unset)}
							</td>
							<td className="figure px-2" title={`${formatCountExact(row.changed)} of ${formatCountExact(row.calls)}`}>
								{formatCount(row.changed)}
							</td>
							<td className="figure px-2 text-text-2">
								<Amount usd={row.beforeUsd} isUnknown={isUnknownBefore(row)} />
							</td>
							<td className="figure px-2">
								<Amount
									usd={row.afterUsd}
									isUnknown={row.calls > 0 && row.stillUnpriced + row.noLongerPriced === row.calls}
								/>
							</td>
							<td className="figure pl-2">{signedUsd(differenceOf(row))}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function nameOf({ key, other }: RepriceRow, unset: string): string {
	if (other) return '(other)';
	return key === '' ? unset : key;
}

/** Calls none of which had a price cost an unknown sum, not $0. */
const isUnknownBefore = ({ calls, newlyPriced, stillUnpriced }: RepriceRow): boolean =>
	calls > 0 && newlyPriced + stillUnpriced === calls;

function Amount({ usd, isUnknown }: { usd: string; isUnknown: boolean }) {
	if (isUnknown) return <span title="None of these calls has a price">–</span>;
	return <span title={formatUsdExact(usd)}>{formatUsd(usd)}</span>;
}
