'use client';

import type { CostRow } from '@spanledger/api/costs/cost-shape';
import { CircleHelp } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Popover } from '../../ui/popover.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { attributeOf, type CostGrouping, nameOfRow } from './cost-groupings.ts';
import { tracesQuery } from './traces-query.ts';
import { costRange } from './use-costs-view.ts';

/** A row of the bill leads to the traces behind it; what is attributed to nobody says how to mend that. */
export function CostRowName({ row, groupBy }: { row: CostRow; groupBy: CostGrouping }) {
	const href = useTracesHref(groupBy, row.key ?? '');
	const name = nameOfRow(row);
	if (row.other) {
		return (
			<span className="text-text-2" title="Values beyond the limit of a dimension, counted together.">
				{name}
			</span>
		);
	}
	return (
		<span className="inline-flex max-w-72 items-center gap-1.5">
			<Link
				href={href}
				title={`Traces of ${name}`}
				className={`truncate hover:text-accent hover:underline ${row.key === null ? 'text-text-2' : 'font-medium'}`}
			>
				{name}
			</Link>
			{row.key === null && <HowToFix groupBy={groupBy} />}
		</span>
	);
}

/** The same range and filters, and this row's value; the dearest first. */
function useTracesHref(groupBy: CostGrouping, value: string): string {
	const { slug } = useProject();
	const { range } = useTimeRange(costRange);
	const query = new URLSearchParams(tracesQuery(useSearchParams(), range));
	query.delete(groupBy);
	query.append(groupBy, value);
	query.set('sort', '-costUsd');
	return `/${slug}/traces?${query}`;
}

function HowToFix({ groupBy }: { groupBy: CostGrouping }) {
	const attribute = attributeOf(groupBy);
	const { slug } = useProject();
	return (
		<Popover
			label="How to fix"
			trigger={
				<button
					type="button"
					className="inline-flex shrink-0 items-center gap-1 text-xs whitespace-nowrap text-accent hover:underline"
				>
					<CircleHelp size={12} /> how to fix
				</button>
			}
		>
			<div className="max-w-80 space-y-2 p-3 text-sm">
				<p>
					These calls, and the spans above them, do not say it. Set{' '}
					<code className="font-mono text-xs">{attribute}</code> on the root span of a request: every call below
					inherits it.
				</p>
				<pre className="overflow-x-auto rounded border border-line bg-sunken p-2 font-mono text-xs">
					{`span.set_attribute("${attribute}", …)   # Python\nspan.setAttribute('${attribute}', …);    // TypeScript`}
				</pre>
				<p className="text-text-3">
					Does your application say it under another name?{' '}
					<Link href={`/${slug}/settings/mapping`} className="text-accent hover:underline">
						Name it in Mapping
					</Link>
					, which can read the past again too.
				</p>
			</div>
		</Popover>
	);
}
