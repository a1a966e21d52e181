import { DomainError } from '@spanledger/core/domain-error';
import { findMembership } from '@spanledger/db/members/find-membership';
import type { Project } from '@spanledger/db/projects/project';
import type { Scope } from '@spanledger/db/scope';
import type { Deps } from '../deps.ts';

/**
 * The project that a signed-in member asks about, for routes that answer with a file or a stream. A project that does not exist and one that
 * is not theirs look the same. Throws `unauthenticated` and `not-found`.
 */
export async function memberScope(
	request: Request,
	slug: string,
	deps: Deps,
): Promise<{ scope: Scope; project: Project; userId: string }> {
	const session = await deps.auth.api.getSession({ headers: request.headers });
	if (session === null) throw new DomainError('unauthenticated', 'sign in first');
	const membership = await findMembership(deps.db, { userId: session.user.id, slug });
	if (membership === null) throw new DomainError('not-found', `no project "${slug}"`, 'project');
	return { scope: { projectId: membership.project.id }, project: membership.project, userId: session.user.id };
}
