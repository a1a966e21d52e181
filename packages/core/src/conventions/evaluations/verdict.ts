import type { Evaluation, EvaluationSource } from '../../scores/evaluation.ts';
import { valueToJson } from '../../spans/attributes-json.ts';
import { cutText } from '../../spans/clean-text.ts';
import type { JsonValue } from '../../spans/json.ts';
import type { Attributes } from '../../spans/raw-span.ts';
import { jsonText } from '../content/json-text.ts';
import { readText } from '../fields/read-value.ts';

/** What one verdict says, before it is known what it is about. */
export type Verdict = Omit<Evaluation, 'target'>;

const longestExplanation = 4000;

type Sent = JsonValue | undefined;
type Told = {
	name: Sent;
	value: Sent;
	label?: Sent;
	explanation?: Sent;
	source: EvaluationSource;
	key: string;
};

/** A verdict out of what was sent; null without a name, or when nothing usable was said. */
export function verdict({ name, value, label, explanation, source, key }: Told): Verdict | null {
	const told = {
		name: readText(name),
		value: scoreOf(value),
		label: readText(label) ?? wordOf(value),
		explanation: longText(explanation),
	};
	if (told.name === undefined) return null;
	if (told.value === null && told.label === undefined && told.explanation === null) return null;
	return { ...told, name: told.name, label: told.label ?? null, source, key };
}

/** Any finite number, below zero too; true is 1, false 0. */
function scoreOf(value: Sent): number | null {
	if (typeof value === 'boolean') return value ? 1 : 0;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A score given as a word is a label; one that could not be computed is none. */
function wordOf(value: Sent): string | undefined {
	const isWord =
		typeof value === 'string' && scoreOf(value) === null && !/^[-+]?(nan|infinity|null|none)$/i.test(value);
	return isWord ? readText(value) : undefined;
}

function longText(value: Sent): string | null {
	if (value === undefined || value === null || value === '') return null;
	return cutText(jsonText(value), longestExplanation);
}

/** What an attribute holds, as JSON; undefined when it is not there. */
export function sentAt(attributes: Attributes, key: string): Sent {
	const value = attributes.get(key);
	return value === undefined ? undefined : valueToJson(value);
}
