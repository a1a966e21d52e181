import type { EvaluationSource, EvaluationTarget } from '../../scores/evaluation.ts';
import { isObject, type JsonValue } from '../../spans/json.ts';
import type { Attributes } from '../../spans/raw-span.ts';
import { indexedTree } from '../content/indexed-tree.ts';
import { type Verdict, verdict } from './verdict.ts';

export type ScopedVerdict = Verdict & { level: EvaluationTarget['level'] };

/** OpenInference's collections, and the word that wraps each of their items. Both words mean the same. */
const collections: readonly (readonly [prefix: string, wrap: string, level: EvaluationTarget['level']])[] = [
	['annotations.', 'annotation', 'span'],
	['evaluations.', 'evaluation', 'span'],
	['trace.annotations.', 'annotation', 'trace'],
	['trace.evaluations.', 'evaluation', 'trace'],
	['session.annotations.', 'annotation', 'session'],
	['session.evaluations.', 'evaluation', 'session'],
];

const sources: { readonly [kind: string]: EvaluationSource } = { HUMAN: 'human', LLM: 'judge', CODE: 'api' };

/** `annotations.N.annotation.*` and its kin, for a span, its trace or its session. The same result told in both words comes once. */
export function openInferenceVerdicts(attributes: Attributes): ScopedVerdict[] {
	const found = collections.flatMap(([prefix, wrap, level]) =>
		indexedTree(attributes, prefix).flatMap((item, index) => {
			const told = itemVerdict(item, wrap, `${prefix}${index}.${wrap}`);
			return told === null ? [] : [{ ...told, level }];
		}),
	);
	const same = (a: ScopedVerdict, b: ScopedVerdict) =>
		a.level === b.level && a.name === b.name && a.value === b.value && a.label === b.label && a.source === b.source;
	return found.filter(
		(one, at) => !found.slice(0, at).some((earlier) => same(earlier, one) && wordOf(earlier) !== wordOf(one)),
	);
}

const wordOf = ({ key }: Verdict): string => key.slice(key.lastIndexOf('.') + 1);

function itemVerdict(item: JsonValue, wrap: string, key: string): Verdict | null {
	const inner = isObject(item) ? (item[wrap] ?? item) : null;
	if (!isObject(inner)) return null;
	const { name, score, label, explanation, annotator_kind: kind } = inner;
	const source = (typeof kind === 'string' && sources[kind.toUpperCase()]) || 'api';
	return verdict({ name, value: score, label, explanation, source, key });
}
