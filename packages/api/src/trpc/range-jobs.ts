import { DomainError } from '@spanledger/core/domain-error';
import { rangeJobKinds } from '@spanledger/core/range-jobs/range-job';
import { cancelRangeJob } from '@spanledger/db/range-jobs/cancel-range-job';
import { findRangeJob } from '@spanledger/db/range-jobs/find-range-job';
import { listRangeJobs } from '@spanledger/db/range-jobs/list-range-jobs';
import { z } from 'zod';
import { inProject, router } from './procedures.ts';

/** Work in the background over a stretch of time: what there is, how far it is, stop. Each kind has its own way to start it. */
export const rangeJobs = router({
	list: inProject
		.input(z.object({ kind: z.enum(rangeJobKinds), limit: z.number().int().min(1).max(100).default(20) }))
		.query(({ ctx, input }) => listRangeJobs(ctx.db, ctx.scope, input)),

	one: inProject.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
		const job = await findRangeJob(ctx.db, ctx.scope, input);
		if (job === null) throw new DomainError('not-found', 'no such job', 'id');
		return job;
	}),

	cancel: inProject.input(z.object({ id: z.uuid() })).mutation(async ({ ctx, input }) => {
		const cancelled = await cancelRangeJob(ctx.db, ctx.scope, { id: input.id, cancelledBy: ctx.member.email });
		if (!cancelled) throw new DomainError('conflict', 'this job is not open any more', 'id');
	}),
});
