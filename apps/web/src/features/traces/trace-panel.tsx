'use client';

import { Maximize2, X } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useProject } from '../projects/project-context.tsx';
import { traceHref } from './trace-href.ts';
import { TraceView } from './trace-view.tsx';

/** A trace beside the list. Enter opens it whole, as it is looked at here. */
export function TracePanel({ traceId, onClose }: { traceId: string; onClose: () => void }) {
	const { slug } = useProject();
	const search = useSearchParams();
	return (
		<aside
			aria-label="Trace"
			className="slide-in flex w-[52%] max-w-200 min-w-105 shrink-0 flex-col border-l border-line-strong bg-surface"
		>
			<TraceView
				traceId={traceId}
				layout="stacked"
				controls={
					<>
						<Link
							href={traceHref(slug, traceId, search)}
							aria-label="Open whole"
							title="Open whole"
							className={buttonClass('quiet')}
						>
							<Maximize2 size={14} /> <Kbd>Enter</Kbd>
						</Link>
						<Button look="quiet" square aria-label="Close the trace" onClick={onClose}>
							<X size={14} />
						</Button>
					</>
				}
			/>
		</aside>
	);
}
