'use client';

import { Maximize2, X } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useProject } from '../projects/project-context.tsx';
import { TraceView } from './trace-view.tsx';

/** A trace beside the list. Enter opens it whole. */
export function TracePanel({ traceId, onClose }: { traceId: string; onClose: () => void }) {
	const { slug } = useProject();
	return (
		<aside
			aria-label="Trace"
			className="slide-in flex w-[52%] max-w-200 min-w-105 shrink-0 flex-col border-l border-line-strong bg-surface"
		>
			<div className="flex h-10 shrink-0 items-center justify-end gap-1 border-b border-line px-2">
				<Link href={`/${slug}/traces/${traceId}`} className={buttonClass('quiet')}>
					<Maximize2 size={14} /> Open whole <Kbd>Enter</Kbd>
				</Link>
				<Button look="quiet" square aria-label="Close the trace" onClick={onClose}>
					<X size={14} />
				</Button>
			</div>
			<TraceView traceId={traceId} layout="stacked" />
		</aside>
	);
}
