import { type MappedName, type Mapping, mappedNames } from '@spanledger/core/conventions/mapping';
import type { StageRule } from '@spanledger/core/conventions/stage-rule';

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
	if (keys.length > 0) return { ...mapping, [name]: keys };
	const { [name]: _gone, ...rest } = mapping;
	return rest;
}

/** A rule behind the others; once, if it stood there already. */
export function withStageRule(mapping: Mapping, rule: StageRule): Mapping {
	return withStageRules(mapping, [...(mapping.stageRules ?? []).filter((other) => !isSameRule(other, rule)), rule]);
}

export function withoutStageRule(mapping: Mapping, at: number): Mapping {
	return withStageRules(
		mapping,
		(mapping.stageRules ?? []).filter((_, index) => index !== at),
	);
}

/** The rule one place further up: tried earlier. The first one stays. */
export function withStageRuleEarlier(mapping: Mapping, at: number): Mapping {
	const rules = [...(mapping.stageRules ?? [])];
	if (at <= 0 || at >= rules.length) return mapping;
	rules.splice(at - 1, 0, ...rules.splice(at, 1));
	return withStageRules(mapping, rules);
}

function withStageRules(mapping: Mapping, stageRules: readonly StageRule[]): Mapping {
	if (stageRules.length > 0) return { ...mapping, stageRules };
	const { stageRules: _gone, ...rest } = mapping;
	return rest;
}

const isSameRule = (a: StageRule, b: StageRule): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether both look for the same keys in the same order, and have the same rules; no keys and an empty list are the same. */
export function isSameMapping(a: Mapping, b: Mapping): boolean {
	const names = [...mappedNames, 'stageRules'] as const;
	return names.every((name) => JSON.stringify(a[name] ?? []) === JSON.stringify(b[name] ?? []));
}
