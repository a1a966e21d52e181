import { valueToJson } from '../../spans/attributes-json.ts';
import { emptyObject, isObject, type JsonObject, type JsonValue } from '../../spans/json.ts';
import type { Attributes } from '../../spans/raw-span.ts';

/** Hostile or broken emitters write huge indexes and endless paths. */
const mostKeys = 20_000;
const mostSteps = 16;

/**
 * Rebuilds a list that was spread over indexed keys: `llm.input_messages.0.message.role` … under prefix `llm.input_messages.` →
 * [{message: {role}}]. Keys may come in any order; gaps in the numbering close.
 */
export function indexedTree(attributes: Attributes, prefix: string): JsonValue[] {
	const root = emptyObject();
	let keys = 0;
	for (const [key, value] of attributes) {
		if (!key.startsWith(prefix) || ++keys > mostKeys) continue;
		const steps = key.slice(prefix.length).split('.');
		if (/^\d+$/.test(steps[0] ?? '') && steps.length <= mostSteps) place(root, steps, valueToJson(value));
	}
	const list = withLists(root);
	return Array.isArray(list) ? list : [];
}

function place(root: JsonObject, steps: readonly string[], value: JsonValue): void {
	let at = root;
	for (const step of steps.slice(0, -1)) {
		const next = at[step];
		const branch = isObject(next) ? next : emptyObject();
		at[step] = branch;
		at = branch;
	}
	at[steps.at(-1) ?? ''] = value;
}

/** An object whose keys are all numbers is a list, in numeric order. */
function withLists(value: JsonValue): JsonValue {
	if (!isObject(value)) return value;
	const keys = Object.keys(value);
	if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
		return keys.sort((a, b) => Number(a) - Number(b)).map((key) => withLists(value[key] ?? null));
	}
	for (const key of keys) value[key] = withLists(value[key] ?? null);
	return value;
}
