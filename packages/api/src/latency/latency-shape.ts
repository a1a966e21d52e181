import { z } from 'zod';
import { contract } from '../contract.ts';
import { count, durationMs, nullableText, time } from '../scalars.ts';

const within = { description: 'nearest rank, within 2 % of the exact one' };

export const latencyRow = z
	.object({
		key: nullableText.meta({ description: 'null = not known' }),
		bucket: time
			.nullable()
			.meta({ description: "start of the interval with the zone's offset; null without interval" }),
		count: count.meta({
			description:
				'samples: traces, (trace, stage) pairs or billable spans; those of a cache and of a provider’s batch under a key of their own: "gpt-4o (cached)", "gpt-4o (batch)"',
		}),
		p50Ms: durationMs.meta(within),
		p95Ms: durationMs.meta(within),
		p99Ms: durationMs.meta(within),
	})
	.register(contract, { id: 'LatencyRow' });

export const latencyReport = z
	.object({ from: time, to: time, rows: z.array(latencyRow) })
	.register(contract, { id: 'LatencyReport' });
export type LatencyReport = z.infer<typeof latencyReport>;
