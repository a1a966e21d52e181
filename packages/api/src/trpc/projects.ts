import { listMemberships } from '@spanledger/db/members/list-memberships';
import { inProject, router, signedIn } from './procedures.ts';

export const projects = router({
	/** The projects of the person signed in, oldest first. */
	list: signedIn.query(async ({ ctx }) => {
		const memberships = await listMemberships(ctx.db, { userId: ctx.member.userId });
		return memberships.map(({ project, role }) => ({ ...project, role }));
	}),

	/** One project, with what its pages print: who looks at it and where telemetry goes. */
	current: inProject.query(({ ctx }) => ({
		project: ctx.project,
		role: ctx.role,
		member: ctx.member,
		otlpUrl: ctx.otlpUrl,
		publicUrl: ctx.publicUrl,
	})),
});
