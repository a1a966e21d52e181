import { z } from 'zod';
import { periodKinds } from '../calendar/period.ts';
import { isTimeZone } from '../calendar/time-zone.ts';
import { type BudgetUnit, budgetUnits } from './amount.ts';

/** What a budget's scope can name and what it can be split by. */
export const budgetDimensions = [
	'tenant',
	'team',
	'feature',
	'user',
	'model',
	'provider',
	'environment',
	'route',
	'promptVersion',
] as const;
export type BudgetDimension = (typeof budgetDimensions)[number];

const filterValues = z.array(z.string().max(200)).min(1).max(100);

/** Several values of one dimension = or, several dimensions = and; '' = not set. */
export const budgetFilters = z.partialRecord(z.enum(budgetDimensions), filterValues);
export type BudgetFilters = z.infer<typeof budgetFilters>;

const inUnit = (unit: BudgetUnit, text: string): boolean =>
	unit === 'usd' ? /^\d{1,12}(\.\d{1,12})?$/.test(text) : /^\d{1,15}$/.test(text);

const unitWords = {
	usd: 'a sum in US dollars such as 250 or 12.50',
	tokens: 'a whole number of tokens',
	calls: 'a whole number of calls',
};

/**
 * A budget as people set it: a limit on what a scope may spend in each day, week or month, or, split by a dimension, on what each of
 * its tenants, teams, users … may: one policy covers every group there is and will be.
 */
export const budgetSettings = z
	.object({
		name: z.string().trim().min(1).max(100),
		filters: budgetFilters.default({}),
		/** "one each per tenant"; null = one for the whole scope. */
		groupBy: z.enum(budgetDimensions).nullable().default(null),
		unit: z.enum(budgetUnits),
		/** Decimal text in the unit. */
		limit: z.string().trim(),
		period: z.enum(periodKinds),
		/** IANA name: where its days, weeks and months begin. */
		timeZone: z
			.string()
			.refine(isTimeZone, { error: ({ input }) => `an IANA zone such as Europe/Berlin; got ${JSON.stringify(input)}` }),
		/** Percent of the limit at which somebody is told. */
		thresholds: z
			.array(z.int().min(1).max(1_000))
			.max(10)
			.default([50, 80, 100])
			.transform((list) => [...new Set(list)].sort((a, b) => a - b)),
		/** Tell once in a period when the projection passes the limit. */
		warnsOnTrack: z.boolean().default(true),
		/** block = the check call says no once it is spent. Nothing is ever blocked by itself. */
		enforcement: z.enum(['alert', 'block']).default('alert'),
		/** What the check call says while it cannot know. */
		failMode: z.enum(['open', 'closed']).default('open'),
		/** Under a block: models without a price are refused, since their calls would not be counted. */
		refusesUnpriced: z.boolean().default(false),
		owners: z.array(z.email()).max(20).default([]),
		channelIds: z.array(z.uuid()).max(20).default([]),
		/** Groups with a limit of their own; null = none at all. */
		exceptions: z
			.array(z.object({ key: z.string().max(200), limit: z.string().trim().nullable() }))
			.max(1_000)
			.default([]),
	})
	.superRefine((budget, context) => {
		const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
		if (!inUnit(budget.unit, budget.limit))
			refuse(['limit'], `must be ${unitWords[budget.unit]}; got "${budget.limit}"`);
		if (budget.exceptions.length > 0 && budget.groupBy === null)
			refuse(['exceptions'], 'a budget that is not split has no groups to except');
		for (const [index, { key, limit }] of budget.exceptions.entries()) {
			if (limit !== null && !inUnit(budget.unit, limit))
				refuse(['exceptions', index, 'limit'], `must be ${unitWords[budget.unit]}; got "${limit}"`);
			if (budget.exceptions.findIndex((other) => other.key === key) !== index)
				refuse(['exceptions', index, 'key'], `"${key}" is excepted twice`);
		}
	});
export type BudgetSettings = z.output<typeof budgetSettings>;
/** As a form sends it: what is left out takes its default. */
export type BudgetDraft = z.input<typeof budgetSettings>;

export type Budget = BudgetSettings & { id: string };
