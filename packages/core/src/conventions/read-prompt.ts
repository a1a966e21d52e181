import type { Fields } from './fields/field-kinds.ts';
import type { Told } from './fields/told.ts';

/** Which prompt was used, and its version; `name@version` is also written into one attribute. */
export function readPrompt({ values, keys }: Fields): { name: Told<string | null>; version: Told<string | null> } {
	const { promptName: name, promptVersion: version } = values;
	const key = keys.promptVersion ?? null;
	const [, head, tail] = (name === undefined ? /^(.+)@([^@]+)$/.exec(version ?? '') : null) ?? [];
	if (head !== undefined && tail !== undefined) return { name: { value: head, key }, version: { value: tail, key } };
	return { name: { value: name ?? null, key: keys.promptName ?? null }, version: { value: version ?? null, key } };
}
