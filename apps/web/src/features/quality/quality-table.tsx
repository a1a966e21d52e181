'use client';

import type { QualityReport, QualityReportRow } from '@spanledger/api/quality/report-quality';
import Link from 'next/link';
import { formatCount } from '../../lib/format-count.ts';
import { formatUsd, usdPer } from '../../lib/format-usd.ts';
import { Tip } from '../../ui/tip.tsx';
import { nameOfRow } from '../costs/cost-groupings.ts';
import { DriftMark, FigureLink } from './figure-link.tsx';
import { compare, metricOf, type QualityMetric } from './quality-metrics.ts';
import { type QualityGrouping, qualityGroupings } from './use-quality-view.ts';
import { useTracesHref } from './use-traces-href.ts';

type QualityTableProps = { report: QualityReport; metric: QualityMetric; groupBy: QualityGrouping };

/** The chosen dimension row by row, most traces first: success, the chosen figure with its drift, and what success costs. */
export function QualityTable({ report, metric, groupBy }: QualityTableProps) {
	const success = metricOf('success', []);
	const columns = metric.key === success.key ? [success] : [success, metric];
	const label = qualityGroupings.find(({ value }) => value === groupBy)?.label ?? groupBy;
	return (
		<div className="panel overflow-x-auto">
			<table className="w-full min-w-160 text-sm" data-testid="quality-table">
				<thead>
					<tr className="border-b border-line text-xs text-text-3">
						<th className="h-8 pl-3 text-left font-normal">{label}</th>
						<th className="figure px-2 font-normal">Traces</th>
						{columns.map(({ key, title, rule }) => (
							<Tip key={key} text={rule}>
								<th colSpan={2} className="px-2 text-left font-normal">
									{title}
								</th>
							</Tip>
						))}
						<Tip text="Traces that anybody judged ÷ all.">
							<th className="figure px-2 font-normal">Judged</th>
						</Tip>
						<th className="figure px-2 font-normal">Cost</th>
						<Tip text="All cost of the row ÷ its successful traces.">
							<th className="figure px-2 pr-3 font-normal">Per success</th>
						</Tip>
					</tr>
				</thead>
				<tbody>
					{report.rows.map((row) => (
						<BodyRow key={`${row.other} ${row.key}`} row={row} columns={columns} groupBy={groupBy} />
					))}
				</tbody>
			</table>
		</div>
	);
}

type BodyRowProps = { row: QualityReportRow; columns: readonly QualityMetric[]; groupBy: QualityGrouping };

function BodyRow({ row, columns, groupBy }: BodyRowProps) {
	const hrefOf = useTracesHref();
	const own = { [groupBy]: row.key ?? '' };
	const judged = metricOf('judged', []);
	const { successes = 0, traces = 0 } = row.sums;
	const name = nameOfRow(row);
	return (
		<tr className="h-8 border-b border-line last:border-0">
			<td className="max-w-72 truncate pl-3">
				{row.other ? (
					<span className="text-text-2">{name}</span>
				) : (
					<Link
						href={hrefOf(own)}
						className={`hover:text-accent hover:underline ${row.key === null ? 'text-text-2' : 'font-medium'}`}
					>
						{name}
					</Link>
				)}
			</td>
			<td className="figure px-2">{formatCount(traces)}</td>
			{columns.map((metric) => {
				const figure = compare(metric, row);
				return [
					<td key={metric.key} className="w-16 px-2 whitespace-nowrap tabular-nums">
						<FigureLink metric={metric} figure={figure} href={hrefOf({ ...own, ...metric.traces })} />
					</td>,
					<td key={`${metric.key} drift`} className="pr-2">
						<DriftMark metric={metric} figure={figure} />
					</td>,
				];
			})}
			<td className="figure px-2">
				<FigureLink metric={judged} figure={compare(judged, row)} href={hrefOf({ ...own, ...judged.traces })} />
			</td>
			<td className="figure px-2">{formatUsd(row.costUsd)}</td>
			<td className="figure px-2 pr-3">
				{successes === 0 ? <span className="text-text-3">–</span> : formatUsd(usdPer(row.costUsd, successes))}
			</td>
		</tr>
	);
}
