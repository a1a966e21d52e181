'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatCount, plural } from '../../lib/format-count.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useCostQuestion } from '../costs/use-cost-reports.ts';
import { useProject } from '../projects/project-context.tsx';
import { type PagedDimension, pageOf } from './page-of.ts';

/** The values of a dimension among the latest traces of the page's range and filters, each with its page. */
export function DimensionValues({ dimension }: { dimension: PagedDimension }) {
	const { slug } = useProject();
	const { timezone: _timezone, purpose: _purpose, ...question } = useCostQuestion();
	const values = useQuery(
		useTrpc().traces.values.queryOptions({ ...question, field: dimension }, { placeholderData: keepPreviousData }),
	);
	if (values.isError)
		return <ErrorNote title="They could not be read" error={values.error} onRetry={() => values.refetch()} />;
	if (values.isPending) return <SkeletonRows rows={6} height={28} />;
	if (values.data.length === 0)
		return <p className="text-text-3">No trace of this range names a {dimension}. Take a longer range.</p>;
	return (
		<ul className="max-w-[72ch] divide-y divide-line text-sm" data-testid={`${dimension}-values`}>
			{values.data.map(({ value, count }) => (
				<li key={value} className="flex min-h-8 items-center gap-3">
					<Link
						href={pageOf(slug, dimension, value)}
						className="min-w-0 flex-1 truncate font-medium hover:text-accent hover:underline"
					>
						{value}
					</Link>
					<span className="figure shrink-0 text-text-3" title={formatCount(count)}>
						{plural(count, 'trace')}
					</span>
				</li>
			))}
		</ul>
	);
}
