import { budgetUnits } from '@spanledger/core/budgets/amount';
import { budgetDimensions } from '@spanledger/core/budgets/budget';
import { periodKinds } from '@spanledger/core/calendar/period';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { count, time } from '../scalars.ts';

const amount = z.string().meta({ description: 'in the unit of the budget: USD, tokens or calls, as a decimal string' });
const state = z.enum(['ok', 'warning', 'exceeded']);

const standing = {
	limit: amount.nullable().meta({ description: 'null = none: excepted, or not attributed to any group' }),
	spent: amount,
	remaining: amount.nullable().meta({ description: 'never below zero; null without a limit' }),
	projected: amount.nullable().meta({ description: "at the period's end; null = too few days to tell" }),
	state,
};

export const budgetGroup = z
	.object({ key: z.string().nullable().meta({ description: 'null = not set' }), ...standing })
	.register(contract, { id: 'BudgetGroup' });

export const budgetItem = z
	.object({
		id: z.uuid(),
		name: z.string(),
		scope: z.partialRecord(z.enum(budgetDimensions), z.array(z.string().nullable())).meta({
			description: 'several values of one dimension = or, several dimensions = and; null = not set; {} = everything',
		}),
		groupBy: z.enum(budgetDimensions).nullable().meta({ description: 'one budget each per value of it' }),
		unit: z.enum(budgetUnits),
		period: z.enum(periodKinds),
		timeZone: z.string(),
		...standing,
		enforcement: z.enum(['alert', 'block']),
		resetsAt: time,
		groups: z.array(budgetGroup).nullable().meta({
			description:
				'the groups of a split budget, worst first, 100 at most; `spent` above is then of all of them, `limit` of each, `state` the worst; null = not split',
		}),
		moreGroups: count,
	})
	.register(contract, { id: 'Budget' });
export type BudgetItem = z.infer<typeof budgetItem>;

export const budgetList = z.object({ items: z.array(budgetItem) }).register(contract, { id: 'BudgetList' });
