import { z } from 'zod';
import { type ScoreDefinitionInput, scoreDefinitionInput } from './score-definition.ts';

/** What somebody changed about a name; null = nothing was or is set. */
export type DefinitionChange = { before: ScoreDefinitionInput | null; after: ScoreDefinitionInput | null };

const one = scoreDefinitionInput.nullable().catch(null);
const change = z.object({ before: one.default(null), after: one.default(null) });

/** A change from the details of its audit entry. What cannot be read counts as nothing set. */
export function definitionChange(details: unknown): DefinitionChange {
	return change.safeParse(details).data ?? { before: null, after: null };
}
