import { memberScope } from '../auth/member-scope.ts';
import type { Deps } from '../deps.ts';
import { refusalOf } from '../refusal.ts';
import { parseQuery } from '../rest/parse-query.ts';
import { errorResponse } from '../rest/respond.ts';
import { exportTraces, exportTracesQuery } from './export-traces.ts';

/** `GET /api/v1/traces/export` for a member who is signed in, the cookie in place of a key. Never throws. */
export async function downloadTraces(request: Request, project: string, deps: Deps): Promise<Response> {
	try {
		const { scope } = await memberScope(request, project, deps);
		return exportTraces(deps, scope, parseQuery(exportTracesQuery, new URL(request.url).searchParams));
	} catch (error) {
		return errorResponse(refusalOf(error, 'trace export', deps.reportBug));
	}
}
