import { Refusal } from '../refusal.ts';

const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

export const jsonResponse = (body: unknown): Response => new Response(JSON.stringify(body), { headers });

const statuses: { [code in Refusal['code']]: number } = {
	invalid: 400,
	unauthenticated: 401,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-large': 413,
	unsupported: 415,
	quota: 429,
	unavailable: 503,
	'not-built': 501,
	bug: 500,
};

/** `{error: {code, message, field}}` with the status that the code stands for. */
export function errorResponse({ code, message, field }: Refusal): Response {
	const more: Record<string, string> = {};
	if (code === 'unauthenticated') more['www-authenticate'] = 'Bearer realm="spanledger"';
	if (code === 'unavailable') more['retry-after'] = '2';
	return new Response(JSON.stringify({ error: { code, message, field: field ?? null } }), {
		status: statuses[code],
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
