import { type MappedName, type Mapping, mappedNames } from '@spanledger/core/conventions/mapping';

/** The key before all others of the name; once, if it stood there already. */
export function withKey(mapping: Mapping, name: MappedName, key: string): Mapping {
	const trimmed = key.trim();
	if (trimmed === '') return mapping;
	return withKeys(mapping, name, [trimmed, ...(mapping[name] ?? []).filter((other) => other !== trimmed)]);
}

/** The key behind all others of the name, unless it stands there already. */
export function withKeyLast(mapping: Mapping, name: MappedName, key: string): Mapping {
	const keys = mapping[name] ?? [];
	const trimmed = key.trim();
	return trimmed === '' || keys.includes(trimmed) ? mapping : withKeys(mapping, name, [...keys, trimmed]);
}

export function withoutKey(mapping: Mapping, name: MappedName, key: string): Mapping {
	return withKeys(
		mapping,
		name,
		(mapping[name] ?? []).filter((other) => other !== key),
	);
}

/** The key one place further up: looked for earlier. The first one stays. */
export function withKeyEarlier(mapping: Mapping, name: MappedName, key: string): Mapping {
	const keys = [...(mapping[name] ?? [])];
	const at = keys.indexOf(key);
	if (at <= 0) return mapping;
	keys.splice(at - 1, 0, ...keys.splice(at, 1));
	return withKeys(mapping, name, keys);
}

function withKeys(mapping: Mapping, name: MappedName, keys: readonly string[]): Mapping {
	const changed: { [key: string]: readonly string[] } = { ...mapping, [name]: keys };
	if (keys.length === 0) delete changed[name];
	return changed;
}

/** Whether both look for the same keys in the same order; no keys and an empty list are the same. */
export function isSameMapping(a: Mapping, b: Mapping): boolean {
	return mappedNames.every((name) => JSON.stringify(a[name] ?? []) === JSON.stringify(b[name] ?? []));
}
