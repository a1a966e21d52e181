import type { ExploredCalls } from '@spanledger/api/costs/explore-calls';
import { Lightbulb } from 'lucide-react';
import Link from 'next/link';
import { plural } from '../../lib/format-count.ts';
import { formatUsd, formatUsdCents } from '../../lib/format-usd.ts';
import { useProject } from '../projects/project-context.tsx';

type Insight = ExploredCalls['insights'][number];

const cards: {
	readonly [finding in Insight['finding']]: {
		says: string;
		link: string;
		href: (slug: string, query: string) => string;
	};
} = {
	failed: {
		says: 'goes to calls that fail',
		link: 'Traces with errors',
		href: (slug, query) => `/${slug}/traces?${query}&status=error&sort=-costUsd`,
	},
	repeated: {
		says: 'asks the same prompts again; a cache would answer them',
		link: 'Dearest traces',
		href: (slug, query) => `/${slug}/traces?${query}&sort=-costUsd`,
	},
	outliers: {
		says: 'goes to calls more than five times as long as usual',
		link: 'Dearest traces',
		href: (slug, query) => `/${slug}/traces?${query}&sort=-costUsd`,
	},
	unattributed: {
		says: 'names no tenant: nobody can be asked about it',
		link: 'How to fix it in Mapping',
		href: (slug) => `/${slug}/settings/mapping`,
	},
};

/** What the calls say that somebody would want to know: a figure a month, how it is reckoned, one way on. */
export function InsightCards({ insights, query }: { insights: readonly Insight[]; query: string }) {
	const { slug } = useProject();
	if (insights.length === 0) return null;
	return (
		<ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4" data-testid="insights">
			{insights.map(({ finding, calls, costUsd, monthlyUsd }) => {
				const { says, link, href } = cards[finding];
				return (
					<li key={finding} className="panel p-3 text-sm">
						<p className="flex gap-2">
							<Lightbulb size={14} className="mt-0.5 shrink-0 text-warn" />
							<span>
								<strong className="tabular-nums">{formatUsdCents(monthlyUsd)} a month</strong> {says}.
							</span>
						</p>
						<p className="mt-1 text-text-3">
							{formatUsd(costUsd)} in {plural(calls, 'call')} looked at, × 30 days ÷ the time they span.
						</p>
						<Link href={href(slug, query)} className="mt-1 inline-block text-accent hover:underline">
							{link}
						</Link>
					</li>
				);
			})}
		</ul>
	);
}
