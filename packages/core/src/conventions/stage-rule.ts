import { z } from 'zod';
import { matchesPattern } from '../match-pattern.ts';
import type { AttributeValue, RawSpan } from '../spans/raw-span.ts';

const pattern = z.string().min(1).max(200);
const stage = z.string().trim().min(1).max(200);

/**
 * "Spans so named (or with this attribute) are this stage." In a pattern `*` stands for any text, also none; letters count as they are.
 * The attribute is the span's own: text, a number, true or false.
 */
export const stageRule = z.discriminatedUnion('by', [
	z.strictObject({ by: z.literal('name'), pattern, stage }),
	z.strictObject({ by: z.literal('attribute'), key: z.string().trim().min(1).max(200), pattern, stage }),
]);
export type StageRule = z.infer<typeof stageRule>;

/** The first rule that fits the span; undefined where none does. */
export function fittingRule(
	raw: Pick<RawSpan, 'name' | 'attributes'>,
	rules: readonly StageRule[],
): StageRule | undefined {
	return rules.find((rule) => {
		const text = rule.by === 'name' ? raw.name : textOf(raw.attributes.get(rule.key));
		return text !== null && matchesPattern(text, rule.pattern);
	});
}

function textOf(value: AttributeValue | undefined): string | null {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : null;
}
