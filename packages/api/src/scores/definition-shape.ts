import { scoreDirections } from '@spanledger/core/scores/score-definition';
import { z } from 'zod';
import { contract } from '../contract.ts';
import { count, time } from '../scalars.ts';

const bound = z.number().nullable();
const labels = z.array(z.string());

/** What a score's name means, and what came under it. */
export const scoreDefinitionItem = z
	.object({
		name: z.string(),
		direction: z.enum(scoreDirections).meta({ description: 'which way is better; none = charted, never judged' }),
		min: bound,
		max: bound,
		passMark: bound.meta({ description: 'the worst number that still passes' }),
		passLabels: labels,
		failLabels: labels,
		origin: z.enum(['project', 'known', 'unknown']).meta({ description: 'who has said so: the project, we, nobody' }),
		scores: count.meta({ description: 'different ids that ever came' }),
		seen: z
			.object({ firstTime: time, lastTime: time, min: bound, max: bound, labels })
			.nullable()
			.meta({ description: 'of the values that came; null = none has' }),
		open: z
			.enum(['unknown', 'beyond'])
			.nullable()
			.meta({ description: 'why somebody should say what it means; beyond = numbers above the assumed range' }),
	})
	.register(contract, { id: 'ScoreDefinition' });
export type ScoreDefinitionItem = z.infer<typeof scoreDefinitionItem>;

export const scoreDefinitionList = z
	.object({ items: z.array(scoreDefinitionItem) })
	.register(contract, { id: 'ScoreDefinitionList' });
