import { z } from 'zod';
import { toldChannels } from '../notify/channel.ts';

const stageName = z.string().trim().min(1).max(200);

/** A stage's part of a target: in ms, or as a percentage of it. */
export const allotment = z.union([
	z.object({ stage: stageName, ms: z.number().positive().max(86_400_000) }),
	z.object({ stage: stageName, percent: z.number().positive().max(100) }),
]);

/** What a route may take: p95 ≤ `targetMs`, split over its stages. */
export const latencyBudgetInput = z.object({
	route: z.string().trim().min(1).max(1_000),
	targetMs: z.number().positive().max(86_400_000),
	allotments: z
		.array(allotment)
		.max(30)
		.refine((all) => new Set(all.map(({ stage }) => stage)).size === all.length, 'a stage stands once'),
	/** Whoever is told is told after so many minutes on end. */
	forMinutes: z.int().min(2).max(120),
	channelIds: toldChannels.default(null),
});
export type LatencyBudgetInput = z.infer<typeof latencyBudgetInput>;
export type LatencyBudget = LatencyBudgetInput & { id: string };

/** Allotments in ms, as they were entered. */
export const allotmentsMs = ({
	targetMs,
	allotments,
}: Pick<LatencyBudget, 'targetMs' | 'allotments'>): { stage: string; ms: number }[] =>
	allotments.map((one) => ({
		stage: one.stage,
		ms: 'ms' in one ? one.ms : (targetMs * one.percent) / 100,
	}));
