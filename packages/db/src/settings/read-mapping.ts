import { type Mapping, mappingSchema } from '@spanledger/core/conventions/mapping';
import type { Queryable } from '../connect.ts';
import type { Scope } from '../scope.ts';
import { readSection } from './read-section.ts';

/** The project's own attribute keys; {} where nobody has named any. */
export function readMapping(db: Queryable, scope: Scope): Promise<Mapping> {
	return readSection(db, scope, { section: 'mapping', shape: mappingSchema, unset: {} });
}
