import { z } from 'zod';
import { type StageRule, stageRule } from './stage-rule.ts';

/** What a project may give names of its own to. Stage is a span's, the others are dimensions of a bill. */
export const mappedNames = ['tenant', 'team', 'feature', 'user', 'session', 'route', 'stage'] as const;
export type MappedName = (typeof mappedNames)[number];

/**
 * A project's own attribute keys, in order of precedence, all before the standard ones. A key is an attribute's name; a value inside a
 * JSON attribute is named as pages show it: `metadata › account.id`.
 */
export type Mapping = {
	readonly [Name in MappedName]?: readonly string[];
} & {
	/** Which spans are which stage; the first that fits counts. */
	readonly stageRules?: readonly StageRule[] | undefined;
};

const keys = z.array(z.string().trim().min(1).max(200)).max(20);

/** ≤ 20 keys for each name, each of 1–200 characters; ≤ 50 rules. */
export const mappingSchema: z.ZodType<Mapping> = z.strictObject({
	...Object.fromEntries(mappedNames.map((name) => [name, keys.optional()])),
	stageRules: z.array(stageRule).max(50).optional(),
});
