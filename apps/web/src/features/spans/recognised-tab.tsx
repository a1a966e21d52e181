'use client';

import type { SpanDetail } from '@spanledger/api/traces/read-span';
import Link from 'next/link';
import { FieldTable } from '../mapping/explanation.tsx';
import { UnusedAttributes } from '../mapping/unused-attributes.tsx';
import { useProject } from '../projects/project-context.tsx';
import { usageSourceWords } from './cost-words.ts';

/** Every value that was understood with the key that gave it, and the attributes that gave nothing. */
export function RecognisedTab({ span, traceId }: { span: SpanDetail; traceId: string }) {
	const { slug } = useProject();
	const { recognised } = span;
	if (recognised === null) {
		return (
			<p className="p-4 text-text-2">
				The content of this span has passed its retention; its values stay, but the keys that gave them are gone.
			</p>
		);
	}
	return (
		<div className="space-y-3 py-4">
			<p className="px-4 text-text-2">
				{recognised.convention === null
					? 'No convention claims this span: it is kept as a plain step.'
					: `Read as ${recognised.convention.title}.`}{' '}
				{recognised.usageSource !== null && `${usageSourceWords[recognised.usageSource]} `}
				<Link
					href={`/${slug}/settings/mapping?trace=${traceId}&span=${span.spanId}`}
					className="text-accent underline underline-offset-2"
				>
					Use other keys
				</Link>
			</p>
			<FieldTable fields={recognised.fields} />
			<UnusedAttributes unused={recognised.unused} />
		</div>
	);
}
