'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowLeftRight } from 'lucide-react';
import Link from 'next/link';
import { swapKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useListAddress } from '../traces/list-address.ts';
import { ChooseTraces } from './choose-traces.tsx';
import { ComparedHeads } from './compared-heads.tsx';
import { ComparedSteps } from './compared-steps.tsx';
import { useCompareView } from './use-compare-view.ts';

/** Two traces side by side: figures, steps, and the words of a step. */
export function ComparePage() {
	const { slug } = useProject();
	const list = useListAddress(slug);
	const { a, b, swap } = useCompareView();
	useTitle('Compare traces');
	useActionKeys(swapKeys, { swap: () => void swap() }, a !== '' && b !== '');
	return (
		<div className="flex min-h-[calc(100dvh-56px)] flex-col sm:min-h-dvh lg:h-dvh">
			<TopBar>
				<Link href={list} className={buttonClass('quiet')}>
					<ArrowLeft size={14} /> Traces
				</Link>
				{a !== '' && b !== '' && (
					<Button look="quiet" onClick={() => void swap()}>
						<ArrowLeftRight size={14} /> Swap <Kbd>x</Kbd>
					</Button>
				)}
			</TopBar>
			{a === '' || b === '' ? <ChooseTraces /> : <Comparison a={a} b={b} />}
		</div>
	);
}

function Comparison({ a, b }: { a: string; b: string }) {
	const { slug } = useProject();
	const comparison = useQuery(
		useTrpc().traces.compare.queryOptions({ project: slug, a, b }, { staleTime: 10_000, retry: false }),
	);
	if (comparison.isPending) return <ComparisonSkeleton />;
	if (comparison.isError) {
		return (
			<>
				<ErrorNote
					title="The traces could not be compared"
					error={comparison.error}
					onRetry={() => comparison.refetch()}
				/>
				<ChooseTraces />
			</>
		);
	}
	return (
		<>
			<ComparedHeads a={comparison.data.a} b={comparison.data.b} />
			<ComparedSteps comparison={comparison.data} />
		</>
	);
}

function ComparisonSkeleton() {
	return (
		<div className="flex-1 overflow-hidden" role="status" aria-label="Loading">
			<div className="space-y-3 border-b border-line px-6 py-4">
				<Skeleton className="h-5 w-72" />
				<Skeleton className="h-24 w-full max-w-[720px]" />
			</div>
			<SkeletonRows rows={10} />
		</div>
	);
}
