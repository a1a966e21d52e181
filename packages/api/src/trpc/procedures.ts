import { DomainError } from '@spanledger/core/domain-error';
import { findMembership } from '@spanledger/db/members/find-membership';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import { transformer } from './transformer.ts';

export type Context = Deps & {
	/** The person signed in, null when nobody is. */
	member: { userId: string; email: string; name: string } | null;
};

const t = initTRPC.context<Context>().create({
	transformer,
	isDev: false, // no stack in answers
	errorFormatter: ({ shape, error }) => ({ ...shape, data: { ...shape.data, ...fieldOf(error) } }),
});

export const { router, createCallerFactory } = t;

const codes: { [code in Refusal['code']]: TRPCError['code'] } = {
	invalid: 'BAD_REQUEST',
	unauthenticated: 'UNAUTHORIZED',
	forbidden: 'FORBIDDEN',
	'not-found': 'NOT_FOUND',
	conflict: 'CONFLICT',
	'too-large': 'PAYLOAD_TOO_LARGE',
	unsupported: 'UNSUPPORTED_MEDIA_TYPE',
	quota: 'TOO_MANY_REQUESTS',
	unavailable: 'SERVICE_UNAVAILABLE',
	'not-built': 'NOT_IMPLEMENTED',
	bug: 'INTERNAL_SERVER_ERROR',
};

/** Which input a page should mark: zod's first complaint or the refusal's own field. */
function fieldOf({ cause }: TRPCError): { field: string | null } {
	if (cause instanceof Refusal) return { field: cause.field ?? null };
	if (cause instanceof z.ZodError) return { field: cause.issues[0]?.path.join('.') ?? null };
	return { field: null };
}

/** The one place where refusals change costume; whatever else fails is a bug, and its text stays inside. */
const procedure = t.procedure.use(async ({ next, path, ctx }) => {
	const result = await next();
	if (result.ok) return result;
	const { cause, code } = result.error;
	if (code !== 'INTERNAL_SERVER_ERROR') return result;
	const refusal = refusalOf(cause ?? result.error, `page query ${path}`, ctx.reportBug);
	throw new TRPCError({ code: codes[refusal.code], message: refusal.message, cause: refusal });
});

/** Needs somebody signed in. */
export const signedIn = procedure.use(({ ctx, next }) => {
	if (ctx.member === null) throw new DomainError('unauthenticated', 'sign in first');
	return next({ ctx: { ...ctx, member: ctx.member } });
});

/**
 * Needs a member of the project that the input names by its slug, and gives the scope that every verb takes. A project
 * that does not exist and one that is not theirs look the same.
 */
export const inProject = signedIn.input(z.object({ project: z.string() })).use(async ({ ctx, input, next }) => {
	const membership = await findMembership(ctx.db, { userId: ctx.member.userId, slug: input.project });
	if (membership === null) throw new DomainError('not-found', `no project "${input.project}"`, 'project');
	const { project, role } = membership;
	return next({ ctx: { ...ctx, project, role, scope: { projectId: project.id } } });
});
