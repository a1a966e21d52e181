'use client';

import type { Explanation as ExplanationData, RecognisedField } from '@spanledger/api/mapping/present-explanation';
import { SpanTypeIcon } from '../spans/span-type-icon.tsx';
import { fieldWords } from './field-words.ts';
import { KeyName } from './key-name.tsx';
import { UnusedAttributes } from './unused-attributes.tsx';
import type { MappingDraft } from './use-mapping-draft.ts';

/** What is recognised in a span, from which key; and what nobody read, to be used. */
export function Explanation({ explanation, mapping }: { explanation: ExplanationData; mapping: MappingDraft }) {
	const { unused, fields } = explanation;
	return (
		<div data-testid="explanation">
			<Claim explanation={explanation} />
			<FieldTable fields={fields} />
			<UnusedAttributes unused={unused} onUse={mapping.use} />
		</div>
	);
}

function Claim({ explanation }: { explanation: ExplanationData }) {
	const { name, type, convention, alsoClaimedBy } = explanation;
	return (
		<div className="space-y-1 border-t border-line px-4 py-3">
			<p className="flex items-center gap-2">
				<SpanTypeIcon type={type} size={16} />
				<span className="min-w-0 truncate font-medium">{name === '' ? 'A span without a name' : name}</span>
				<span className="text-text-3">{type}</span>
			</p>
			<p className="text-text-2">
				{convention === null
					? 'No convention claims it: it is kept as a plain step, and its tenant, team, feature and the like are read.'
					: `Read as ${convention.title}.`}
				{alsoClaimedBy.length > 0 &&
					` Its marks also fit ${alsoClaimedBy.join(', ')}; the first that claims a span reads it.`}
			</p>
		</div>
	);
}

/** One row per value. In a narrow place, a pane or a telephone, the key stands under it. */
export function FieldTable({ fields }: { fields: readonly RecognisedField[] }) {
	if (fields.length === 0)
		return <p className="border-t border-line px-4 py-3 text-text-2">Nothing in it is recognised.</p>;
	return (
		<div className="@container">
			<table className="w-full table-fixed border-t border-line text-sm" data-testid="recognised">
				<thead>
					<tr className="border-b border-line text-left text-xs text-text-3">
						<th className="h-8 w-32 px-4 font-normal @min-[600px]:w-44">Field</th>
						<th className="px-4 font-normal">Value</th>
						<th className={`px-4 font-normal ${wide}`}>Key that gave it</th>
					</tr>
				</thead>
				<tbody className="divide-y divide-line">
					{fields.map(({ field, value, key, isOwn }) => (
						<tr key={field}>
							<th scope="row" className="px-4 py-1.5 text-left align-top font-normal text-text-3">
								{fieldWords(field)}
							</th>
							<td className="px-4 py-1.5 align-top break-words">
								<span className="line-clamp-3" title={value}>
									{value}
								</span>
								<span className="text-text-2 @min-[600px]:hidden">
									<KeyName name={key} isOwn={isOwn} />
								</span>
							</td>
							<td className={`px-4 py-1.5 align-top break-words text-text-2 ${wide}`}>
								<KeyName name={key} isOwn={isOwn} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** The column of keys, where there is room for it. */
const wide = 'hidden @min-[600px]:table-cell';
