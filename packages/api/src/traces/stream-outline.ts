import { createHash } from 'node:crypto';
import { z } from 'zod';
import { memberScope } from '../auth/member-scope.ts';
import type { Deps } from '../deps.ts';
import { traceId as traceIdShape } from '../parameters.ts';
import { refusalOf } from '../refusal.ts';
import { lineHeaders, linesOf } from '../rest/lines-of.ts';
import { parseInput } from '../rest/parse-query.ts';
import { errorResponse } from '../rest/respond.ts';
import { openOutline } from './open-outline.ts';
import { outlineEvents } from './outline-events.ts';
import { readHead } from './read-head.ts';
import { scoresOf } from './scores-of.ts';

const question = z.object({ traceId: traceIdShape, from: z.coerce.number().int().min(0).default(0) });

/**
 * Tree and waterfall of a trace for the pages: the head first, then the rows in windows, a JSON event a line (`OutlineEvent`). Whoever has
 * it already is told so by its tag. Never throws.
 */
export async function streamOutline(
	request: Request,
	{ slug, traceId }: { slug: string; traceId: string },
	deps: Deps,
): Promise<Response> {
	const where = 'outline of a trace';
	try {
		const { scope } = await memberScope(request, slug, deps);
		const from = new URL(request.url).searchParams.get('from') ?? undefined;
		const asked = parseInput(question, { traceId, from });
		const open = await openOutline(deps, scope, asked.traceId);
		const head = await readHead(deps, scope, open.head, await scoresOf(deps.db, scope, open.head.summary, []));
		const etag = tagOf(open.version, asked.from, head);
		const headers = { etag, 'cache-control': 'private, no-cache', vary: 'cookie' };
		if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
		const lines = linesOf(
			outlineEvents(deps, scope, { open, head, from: asked.from }),
			(error) => refusalOf(error, where, deps.reportBug).message,
		);
		// Next zips what calls itself text, and drops whatever was zipped before
		const type = { 'content-type': 'text/x-ndjson; charset=utf-8' };
		return new Response(lines, { headers: { ...lineHeaders, ...type, ...headers } });
	} catch (error) {
		return errorResponse(refusalOf(error, where, deps.reportBug));
	}
}

/** What the answer was made of, and by which shape of it. */
function tagOf(...parts: unknown[]): string {
	const hash = createHash('sha256').update(JSON.stringify(['rows 2', ...parts]));
	return `"${hash.digest('base64url').slice(0, 22)}"`;
}
