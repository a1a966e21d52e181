import { type Mapping, mappedNames } from '@spanledger/core/conventions/mapping';
import { DomainError } from '@spanledger/core/domain-error';
import type { Db } from '@spanledger/db/connect';
import type { Scope } from '@spanledger/db/scope';
import { saveSection } from '@spanledger/db/settings/save-section';

/**
 * Replaces the project's own keys; what is stored from now on is read by them. Names without keys are left out, so that two mappings
 * that mean the same are the same. Throws DomainError('invalid') when a name has a key twice.
 */
export async function saveMapping(
	db: Db,
	scope: Scope,
	{ mapping, savedBy }: { mapping: Mapping; savedBy: string },
): Promise<void> {
	const value: { [name: string]: readonly unknown[] } = {};
	for (const name of mappedNames) {
		const keys = mapping[name] ?? [];
		const twice = keys.find((key, index) => keys.indexOf(key) !== index);
		if (twice !== undefined) throw new DomainError('invalid', `${name} has the key ${twice} twice`, `mapping.${name}`);
		if (keys.length > 0) value[name] = keys;
	}
	if (mapping.stageRules !== undefined && mapping.stageRules.length > 0) value.stageRules = mapping.stageRules;
	await saveSection(db, scope, { section: 'mapping', value, savedBy });
}
