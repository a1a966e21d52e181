'use client';

import type { FirstRows } from '@spanledger/api/traces/first-rows';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useEarlyInput } from '../../lib/use-early-input.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { buttonClass } from '../../ui/button.tsx';
import { TopBar } from '../frame/top-bar.tsx';
import { useProject } from '../projects/project-context.tsx';
import { useListAddress } from './list-address.ts';
import { TraceView } from './trace-view.tsx';

/** A trace on a page of its own, with the rows that came with its HTML. */
export function TracePage({ traceId, firstRows }: { traceId: string; firstRows: FirstRows | null }) {
	const { slug } = useProject();
	const list = useListAddress(slug);
	const isNarrow = useNarrow();
	useEarlyInput();
	return (
		<div className="flex h-[calc(100dvh-56px)] flex-col sm:h-dvh">
			<TopBar>
				<Link href={list} className={buttonClass('quiet')}>
					<ArrowLeft size={14} /> Traces
				</Link>
			</TopBar>
			<TraceView traceId={traceId} firstRows={firstRows} layout={isNarrow ? 'tabs' : 'beside'} />
		</div>
	);
}
