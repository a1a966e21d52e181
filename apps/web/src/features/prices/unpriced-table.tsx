'use client';

import { formatCount, formatCountExact, plural } from '../../lib/format-count.ts';
import { formatAgo, formatTimeExact } from '../../lib/format-time.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import type { UnpricedAction } from './unpriced-inbox.tsx';
import type { UnpricedRow } from './use-unpriced.ts';

type UnpricedTableProps = { rows: readonly UnpricedRow[]; onAct: (row: UnpricedRow, action: UnpricedAction) => void };

const keyOf = (row: UnpricedRow): string => `${row.provider} ${row.model} ${row.reason}`;

/** Models whose calls have tokens and no price, most calls first. */
export function UnpricedTable({ rows, onAct }: UnpricedTableProps) {
	const isNarrow = useNarrow();
	if (rows.length === 0) {
		return <p className="p-4 text-text-2">Every call of this range that reported its tokens has a price.</p>;
	}
	if (isNarrow) {
		return (
			<ul className="divide-y divide-line">
				{rows.map((row) => (
					<li key={keyOf(row)} className="space-y-2 px-4 py-3">
						<ModelName row={row} />
						<p className="text-sm text-text-2">
							{plural(row.calls, 'call')} · {formatCount(row.inputTokens + row.outputTokens)} tokens · first seen{' '}
							<Seen at={row.firstSeen} />
						</p>
						<Actions row={row} onAct={onAct} />
					</li>
				))}
			</ul>
		);
	}
	return (
		<div className="overflow-x-auto">
			<table className="w-full text-sm" data-testid="unpriced-table">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 px-4 font-normal">Model</th>
						<th className="px-3 text-right font-normal">Calls</th>
						<th className="px-3 text-right font-normal">Input</th>
						<th className="px-3 text-right font-normal">Output</th>
						<th className="px-3 font-normal whitespace-nowrap">First seen</th>
						<th className={`px-3 font-normal whitespace-nowrap ${roomy}`}>Last seen</th>
						<th className="px-4" aria-label="Actions" />
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<WideRow key={keyOf(row)} row={row} onAct={onAct} />
					))}
				</tbody>
			</table>
		</div>
	);
}

/** Columns that only a wide window has room for. */
const roomy = 'hidden 2xl:table-cell';

type RowProps = { row: UnpricedRow; onAct: UnpricedTableProps['onAct'] };

function WideRow({ row, onAct }: RowProps) {
	return (
		<tr className="border-b border-line last:border-0">
			<td className="h-11 max-w-80 px-4">
				<ModelName row={row} />
			</td>
			<td className="figure px-3" title={formatCountExact(row.calls)}>
				{formatCount(row.calls)}
			</td>
			<td className="figure px-3" title={`${formatCountExact(row.inputTokens)} tokens`}>
				{formatCount(row.inputTokens)}
			</td>
			<td className="figure px-3" title={`${formatCountExact(row.outputTokens)} tokens`}>
				{formatCount(row.outputTokens)}
			</td>
			<td className="px-3 whitespace-nowrap">
				<Seen at={row.firstSeen} />
			</td>
			<td className={`px-3 whitespace-nowrap ${roomy}`}>
				<Seen at={row.lastSeen} />
			</td>
			<td className="px-4">
				<Actions row={row} onAct={onAct} />
			</td>
		</tr>
	);
}

const why: { [reason in UnpricedRow['reason']]: string } = {
	'unknown-model': 'Neither your prices nor the catalogue know this model at this provider.',
	'no-price': 'The model is known, but not what a part of these calls cost at that time.',
	'no-usage': '',
};

function ModelName({ row: { provider, model, reason } }: { row: UnpricedRow }) {
	return (
		<Tip text={why[reason]}>
			<span className="block truncate">
				<span className="font-medium">{model}</span>{' '}
				<span className="text-text-3">{provider === '' ? 'no provider named' : provider}</span>
			</span>
		</Tip>
	);
}

/** Whoever runs the model knows whether it is free; we never guess it. */
function Actions({ row, onAct }: RowProps) {
	return (
		<div className="flex flex-wrap gap-1.5 sm:flex-nowrap sm:justify-end">
			<Button onClick={() => onAct(row, 'map')}>Map to a model…</Button>
			<Button onClick={() => onAct(row, 'price')}>Set a price…</Button>
			<Button onClick={() => onAct(row, 'free')} title="It runs on our own machines: a call costs nothing">
				It is free…
			</Button>
		</div>
	);
}

function Seen({ at }: { at: Date }) {
	const { zone } = useTimeRange();
	return (
		<time dateTime={at.toISOString()} title={formatTimeExact(at.toISOString(), zone)}>
			{formatAgo(at, useNow())}
		</time>
	);
}
