import { weeklySpendSettings } from '@spanledger/core/reports/weekly-spend-settings';
import { z } from 'zod';
import { timeZone } from '../parameters.ts';
import { getWeeklySpend, previewWeeklySpend, saveWeeklySpend, sendWeeklySpend } from '../reports/weekly-spend.ts';
import { inProject, router } from './procedures.ts';

const zone = z.object({ timeZone });
const channels = z.object({ channelIds: z.array(z.uuid()).min(1, 'choose at least one channel').max(20) });

/** What a project tells by itself. */
export const reports = router({
	weeklySpend: router({
		get: inProject.query(({ ctx }) => getWeeklySpend(ctx)),

		save: inProject
			.input(z.object({ settings: weeklySpendSettings }))
			.mutation(({ ctx, input }) => saveWeeklySpend(ctx, input.settings, ctx.member.email)),

		/** The message as channels get it. */
		preview: inProject.input(zone).query(({ ctx, input }) => previewWeeklySpend(ctx, input)),

		sendNow: inProject
			.input(zone.extend(channels.shape))
			.mutation(({ ctx, input }) => sendWeeklySpend(ctx, input, ctx.member.email)),
	}),
});
