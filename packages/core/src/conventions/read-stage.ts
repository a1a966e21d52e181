import type { RawSpan } from '../spans/raw-span.ts';
import type { Fields } from './fields/field-kinds.ts';
import type { Mapping } from './mapping.ts';
import { fittingRule, type StageRule } from './stage-rule.ts';

type ToldStage = { value: string | null; key: string | undefined };

/** The stage that a span is said to be: by a key of the project's own, else by its rules, else by a standard key; null = its type decides. */
export function readStage(raw: RawSpan, { values, keys }: Fields, mapping: Mapping | undefined): ToldStage {
	const told = { value: values.stage ?? null, key: keys.stage };
	const rules = mapping?.stageRules ?? [];
	if (rules.length === 0 || (keys.stage !== undefined && mapping?.stage?.includes(keys.stage))) return told;
	const rule = fittingRule(raw, rules);
	return rule === undefined ? told : { value: rule.stage, key: ruleWords(rule) };
}

const ruleWords = (rule: StageRule): string =>
	rule.by === 'name' ? `the rule: name is ${rule.pattern}` : `the rule: ${rule.key} is ${rule.pattern}`;
