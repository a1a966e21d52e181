'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { Tabs } from '../../ui/tabs.tsx';
import { PastedSpan } from './pasted-span.tsx';
import { StoredSpan } from './stored-span.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';

const parsers = { look: parseAsStringLiteral(['pasted', 'stored']), trace: parseAsString, span: parseAsString };

/** A span to look at: a pasted one, or one that is stored (`?trace=…&span=…`, as the span page links). */
export function Inspector({ mapping }: { mapping: MappingDraft }) {
	const [{ look, trace, span }, set] = useQueryStates(parsers);
	return (
		<Tabs
			label="Which span"
			value={look ?? (trace === null ? 'pasted' : 'stored')}
			onChange={(next) => void set({ look: next })}
			tabs={[
				{ key: 'pasted', label: 'Paste a span', content: <PastedSpan mapping={mapping} /> },
				{
					key: 'stored',
					label: 'A stored span',
					content: (
						<StoredSpan
							mapping={mapping}
							traceId={trace}
							spanId={span}
							onChoose={(next) => void set({ trace: next.traceId, span: next.spanId })}
						/>
					),
				},
			]}
		/>
	);
}
