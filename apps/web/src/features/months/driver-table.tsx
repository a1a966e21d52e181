'use client';

import { picoUsdFrom } from '@spanledger/core/money/pico-usd';
import Link from 'next/link';
import { formatUsdCents, formatUsdExact } from '../../lib/format-usd.ts';
import { costGroupings, nameOfRow } from '../costs/cost-groupings.ts';
import { useProject } from '../projects/project-context.tsx';
import { signedUsd } from './month-words.ts';
import type { Month, MonthReview } from './use-month-review.ts';

type Drivers = MonthReview['drivers'][number];
type Driver = Drivers['rows'][number];

const columns = [
	{ key: 'changeUsd', label: 'Change', title: 'This month less the month before' },
	{ key: 'volumeUsd', label: 'Calls', title: 'More or fewer calls of its own' },
	{ key: 'tokensPerCallUsd', label: 'Tokens per call', title: 'Longer or shorter calls' },
	{ key: 'priceUsd', label: 'Price and models', title: 'What a token cost it: prices, and the models it chose' },
] as const;

/** The keys of one dimension that moved the bill most; a row's parts add up to its change. */
export function DriverTable({ drivers, month }: { drivers: Drivers; month: Month }) {
	const { dimension, rows, rest } = drivers;
	const label = costGroupings.find(({ value }) => value === dimension)?.label ?? dimension;
	const hasNames = rows.some(({ key, other }) => key !== null || other);
	return (
		<section aria-label={`By ${label.toLowerCase()}`}>
			<h2 className="mb-1 font-semibold">By {label.toLowerCase()}</h2>
			{!hasNames && (
				<p className="panel p-3 text-sm text-text-2">No call of these months says its {label.toLowerCase()}.</p>
			)}
			{hasNames && (
				<div className="panel overflow-x-auto">
					<table className="w-full text-sm sm:min-w-180" data-testid={`drivers-${dimension}`}>
						<thead>
							<tr className="border-b border-line text-xs text-text-3">
								<th className="h-8 px-3 text-left font-normal">{label}</th>
								<th className="figure px-3 font-normal max-sm:hidden">Before</th>
								<th className="figure px-3 font-normal">This month</th>
								{columns.map((column) => (
									<th
										key={column.key}
										title={column.title}
										className={`figure px-3 font-normal ${wideOnly(column.key)}`}
									>
										{column.label}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{rows.map((row) => (
								<DriverRow key={`${row.other} ${row.key}`} row={row} dimension={dimension} month={month} />
							))}
							{rest.keys > 0 && (
								<tr className="text-text-2">
									<td className="h-8 px-3">{rest.keys} more</td>
									<td className="max-sm:hidden" />
									<td className="figure px-3">{formatUsdCents(rest.afterUsd)}</td>
									<td className="figure px-3">{signedUsd(rest.changeUsd)}</td>
									<td colSpan={3} className="max-sm:hidden" />
								</tr>
							)}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}

/** On a telephone only the change has a column; what it is made of stands below the name. */
const wideOnly = (key: (typeof columns)[number]['key']): string => (key === 'changeUsd' ? '' : 'max-sm:hidden');

function NarrowParts({ row }: { row: Driver }) {
	return (
		<span className="flex flex-wrap gap-x-2 text-xs whitespace-normal text-text-3 sm:hidden">
			{columns
				.slice(1)
				.filter(({ key }) => picoUsdFrom(row[key]) !== 0n)
				.map(({ key, label }) => (
					<span key={key} className="whitespace-nowrap">
						{label.toLowerCase()} {signedUsd(row[key])}
					</span>
				))}
		</span>
	);
}

function DriverRow({ row, dimension, month }: { row: Driver; dimension: Drivers['dimension']; month: Month }) {
	const { slug, timezone } = useProject();
	const query = new URLSearchParams({ from: month.from.toISOString(), to: month.to.toISOString(), tz: timezone });
	query.set(dimension, row.key ?? '');
	const name = nameOfRow(row);
	return (
		<tr className="border-b border-line last:border-0 hover:bg-sunken">
			<td className="h-8 max-w-72 truncate px-3 max-sm:py-1.5">
				{row.other ? (
					<span className="text-text-2">{name}</span>
				) : (
					<Link
						href={`/${slug}/costs?${query}`}
						title={`Costs of ${name}`}
						className="hover:text-accent hover:underline"
					>
						{name}
					</Link>
				)}
				{row.state !== 'both' && <span className="ml-2 text-xs text-text-3">{row.state}</span>}
				{row.state === 'both' && <NarrowParts row={row} />}
			</td>
			<td className="figure px-3 text-text-2 max-sm:hidden" title={formatUsdExact(row.beforeUsd)}>
				{formatUsdCents(row.beforeUsd)}
			</td>
			<td className="figure px-3" title={formatUsdExact(row.afterUsd)}>
				{formatUsdCents(row.afterUsd)}
			</td>
			{columns.map(({ key }) => (
				<td
					key={key}
					title={row[key]}
					className={`figure px-3 ${key === 'changeUsd' ? 'font-medium' : 'text-text-2'} ${wideOnly(key)}`}
				>
					{picoUsdFrom(row[key]) === 0n ? <span className="text-text-3">0</span> : signedUsd(row[key])}
				</td>
			))}
		</tr>
	);
}
