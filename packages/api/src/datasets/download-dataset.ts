import { memberScope } from '../auth/member-scope.ts';
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
		const { scope } = await memberScope(request, project, deps);
		const query = parseQuery(exportQuery, new URL(request.url).searchParams);
		return await exportDataset(deps, scope, { name, ...query });
	} catch (error) {
		return errorResponse(refusalOf(error, 'dataset export', deps.reportBug));
	}
}
