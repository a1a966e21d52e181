import { DomainError } from '@spanledger/core/domain-error';
import { findMembership } from '@spanledger/db/members/find-membership';
import type { Deps } from '../deps.ts';
import { refusalOf } from '../refusal.ts';
import { parseQuery } from '../rest/parse-query.ts';
import { errorResponse } from '../rest/respond.ts';
import { exportDataset } from './export-dataset.ts';
import { exportQuery } from './export-query.ts';

/** `GET /api/v1/datasets/{name}/export` for a member who is signed in, the cookie in place of a key. Never throws. */
export async function downloadDataset(
	request: Request,
	{ project, name }: { project: string; name: string },
	deps: Deps,
): Promise<Response> {
	try {
		const session = await deps.auth.api.getSession({ headers: request.headers });
		if (session === null) throw new DomainError('unauthenticated', 'sign in first');
		const membership = await findMembership(deps.db, { userId: session.user.id, slug: project });
		if (membership === null) throw new DomainError('not-found', `no project "${project}"`, 'project');
		const query = parseQuery(exportQuery, new URL(request.url).searchParams);
		return await exportDataset(deps, { projectId: membership.project.id }, { name, ...query });
	} catch (error) {
		return errorResponse(refusalOf(error, 'dataset export', deps.reportBug));
	}
}
