import { readIngestCounters } from '@spanledger/db/ingest-counters/read-ingest-counters';
import { inProject, router } from './procedures.ts';

const dayMs = 86_400_000;

export const logs = router({
	/** Log records of the last 24 hours that were taken in and not kept: they belonged to no span, or came too late. */
	dropped: inProject.query(async ({ ctx }) => {
		const counts = await readIngestCounters(ctx.db, ctx.scope, { from: new Date(ctx.now().getTime() - dayMs) });
		return { uncorrelated: counts['uncorrelated-logs'], late: counts['late-logs'] };
	}),
});
