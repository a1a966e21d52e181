import { arrivalStatus } from '@spanledger/db/onboarding/arrival-status';
import { inProject, router } from './procedures.ts';

export const onboarding = router({
	/** What has arrived so far and what it lacks. */
	status: inProject.query(({ ctx }) => arrivalStatus(ctx.db, ctx.scope)),
});
