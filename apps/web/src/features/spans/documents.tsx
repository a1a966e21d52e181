'use client';

import type { RetrievedDocument } from '@spanledger/core/conventions/content';
import { plural } from '../../lib/format-count.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { Fold } from './fold.tsx';

/** What was found, in the order it was returned, each with its score as sent. */
export function Documents({ documents }: { documents: readonly RetrievedDocument[] }) {
	return (
		<section>
			<h3 className="mb-1 text-sm text-text-3">{plural(documents.length, 'document')}</h3>
			<ol className="panel divide-y divide-line">
				{documents.map((document, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: ids may repeat, the order is the meaning
					<li key={index} className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2 px-3 py-2">
						<span className="figure text-sm text-text-3">{index + 1}</span>
						<DocumentBody document={document} />
						<span className="figure text-sm" title="score, as sent">
							{document.score === null ? '' : scoreText(document.score)}
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}

function DocumentBody({ document }: { document: RetrievedDocument }) {
	return (
		<div className="min-w-0 space-y-1">
			{document.id !== null && <p className="truncate font-mono text-xs leading-5 text-text-2">{document.id}</p>}
			{document.content !== null && <JsonView value={document.content} lines={4} />}
			{document.metadata !== null && (
				<Fold plain title="metadata" note={JSON.stringify(document.metadata)}>
					<JsonView value={document.metadata} />
				</Fold>
			)}
		</div>
	);
}

/** Four digits tell 0.7113 from 0.7121; whole scores stay whole. */
const scoreText = (score: number): string => (Number.isInteger(score) ? String(score) : score.toPrecision(4));
