import { z } from 'zod';
import { contract } from '../contract.ts';
import { count, money, nullableText, time, usage } from '../scalars.ts';

const sums = {
	calls: count.meta({ description: 'ledger entries, failed and unpriced included' }),
	errors: count,
	traces: count.meta({ description: 'distinct: not to be summed' }),
	successes: count.meta({ description: 'traces whose task is known to have succeeded; distinct: not to be summed' }),
	failures: count.meta({ description: 'traces whose task is known to have failed; the rest nobody has judged' }),
	usage,
	costUsd: money,
	unpricedCalls: count.meta({ description: 'usage known, no price' }),
	estimatedCalls: z.number().nullable().meta({
		description:
			'with what sampling kept from us, by the weight of each span; null where nothing in the answer was sampled',
	}),
	estimatedCostUsd: money.nullable(),
	users: count.meta({ description: 'distinct: not to be summed' }),
	features: count
		.nullable()
		.meta({ description: 'distinct: not to be summed; null unless asked for by features=true' }),
};

export const costRow = z
	.object({
		key: nullableText.meta({ description: 'null = not set, or groupBy=none, or the remainder (`other`)' }),
		other: z.boolean().meta({ description: 'the capped remainder of many keys' }),
		bucket: time
			.nullable()
			.meta({ description: "start of the interval with the zone's offset; null without interval" }),
		...sums,
	})
	.register(contract, { id: 'CostRow' });
export type CostRow = z.infer<typeof costRow>;

export const costReport = z
	.object({
		from: time,
		to: time,
		rows: z.array(costRow),
		total: z.object(sums).register(contract, { id: 'CostTotal' }),
	})
	.register(contract, { id: 'CostReport' });
export type CostReport = z.infer<typeof costReport>;
