import { DomainError } from '@spanledger/core/domain-error';
import { acknowledgeAnomaly } from '@spanledger/db/anomalies/acknowledge-anomaly';
import { listAnomalies } from '@spanledger/db/anomalies/list-anomalies';
import { z } from 'zod';
import { explainAnomaly } from '../anomalies/explain-anomaly.ts';
import { presentAnomaly } from '../anomalies/present-anomaly.ts';
import { inProject, router } from './procedures.ts';

const id = z.object({ id: z.uuid() });
/** A page of days; the oldest are left out beyond it. */
const mostListed = 500;

/** Days on which a feature, tenant, team or model spent out of the ordinary. */
export const anomalies = router({
	/** Those of days in a range, the latest first. */
	list: inProject
		.input(z.object({ from: z.date(), to: z.date() }))
		.query(async ({ ctx, input }) =>
			(await listAnomalies(ctx.db, ctx.scope, { ...input, limit: mostListed })).map(presentAnomaly),
		),

	/** Why one stands out, with its dearest traces. */
	explain: inProject
		.input(id)
		.query(({ ctx, input }) => explainAnomaly(ctx, ctx.scope, { ...input, timeZone: ctx.project.timezone })),

	acknowledge: inProject.input(id).mutation(async ({ ctx, input }) => {
		const order = { ...input, acknowledgedBy: ctx.member.email, at: ctx.now() };
		if (!(await acknowledgeAnomaly(ctx.db, ctx.scope, order)))
			throw new DomainError('not-found', `no anomaly ${input.id}`, 'id');
	}),
});
