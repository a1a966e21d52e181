import { memberScope } from '../auth/member-scope.ts';
import type { Deps } from '../deps.ts';
import { refusalOf } from '../refusal.ts';
import { parseQuery } from '../rest/parse-query.ts';
import { errorResponse } from '../rest/respond.ts';
import { chargeback } from './chargeback.ts';
import { chargebackQuery } from './chargeback-query.ts';

/**
 * The chargeback file for a member who is signed in: parameters and answers as of `GET /api/v1/reports/chargeback`, with the cookie in
 * place of a key. A project that does not exist and one that is not theirs look the same. Never throws.
 */
export async function downloadChargeback(request: Request, slug: string, deps: Deps): Promise<Response> {
	try {
		const { scope } = await memberScope(request, slug, deps);
		const query = parseQuery(chargebackQuery, new URL(request.url).searchParams);
		return await chargeback(deps, scope, query);
	} catch (error) {
		return errorResponse(refusalOf(error, 'chargeback file', deps.reportBug));
	}
}
