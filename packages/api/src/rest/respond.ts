import { refusalStatuses } from '@spanledger/core/refusal-statuses';
import { Refusal } from '../refusal.ts';

const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

export const jsonResponse = (body: unknown): Response => new Response(JSON.stringify(body), { headers });

/** `{error: {code, message, field}}` with the status that the code stands for. */
export function errorResponse({ code, message, field }: Refusal): Response {
	const more: Record<string, string> = {};
	if (code === 'unauthenticated') more['www-authenticate'] = 'Bearer realm="spanledger"';
	if (code === 'unavailable') more['retry-after'] = '2';
	return new Response(JSON.stringify({ error: { code, message, field: field ?? null } }), {
		status: refusalStatuses[code].http,
		headers: { ...headers, ...more },
	});
}

export function methodNotAllowed(allowed: readonly string[]): Response {
	const refusal = new Refusal('invalid', `this route answers ${allowed.join(', ')}`);
	const response = errorResponse(refusal);
	return new Response(response.body, {
		status: 405,
		headers: { ...Object.fromEntries(response.headers), allow: allowed.join(', ') },
	});
}
