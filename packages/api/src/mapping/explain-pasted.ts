import type { Mapping } from '@spanledger/core/conventions/mapping';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { readMapping } from '@spanledger/db/settings/read-mapping';
import { type Explanation, explainForPages } from './present-explanation.ts';
import { readPastedSpans } from './read-pasted-spans.ts';

/** The names of all spans of a paste, and what is recognised in the chosen one. */
export type ExplainedPaste = { spans: string[]; index: number; explanation: Explanation };

/** Nothing is stored. `mapping`: keys to try, else the project's own. Throws DomainError('invalid' | 'too-large'). */
export async function explainPasted(
	db: Db,
	scope: Scope,
	{ text, index, mapping }: { text: string; index: number; mapping?: Mapping | undefined },
): Promise<ExplainedPaste> {
	const spans = readPastedSpans(text);
	const raw = spans[index];
	if (raw === undefined)
		throw new DomainError('invalid', `there are ${spans.length} spans; no number ${index}`, 'index');
	const keys = mapping ?? (await readMapping(db, scope));
	return { spans: spans.map(({ name }) => name), index, explanation: explainForPages(raw, keys) };
}
