import type { Scope } from '@spanledger/db/scope';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { traceId } from '../parameters.ts';
import { refusalOf } from '../refusal.ts';
import { readTrace } from './read-trace.ts';

/** Traces in one file: what can be chosen by hand. Whole ranges are read in pages. */
export const mostExported = 200;

/** The public parameters of `GET /traces/export`. */
export const exportTracesQuery = z.object({
	traceId: z
		.array(traceId)
		.min(1, 'name at least one trace')
		.max(mostExported, {
			error: ({ input }) => `${Array.isArray(input) ? input.length : 0} traces; at most ${mostExported} in one file`,
		}),
});

/**
 * Traces as JSONL, one a line in the order they were named, each as `GET /traces/{traceId}` has it; read one at a time while they are sent.
 * A trace that is not there (any more) has a line as well: `{traceId, error: {code, message}}`.
 */
export function exportTraces(
	deps: Pick<Deps, 'db' | 'book' | 'now' | 'reportBug'>,
	scope: Scope,
	{ traceId: ids }: z.output<typeof exportTracesQuery>,
): Response {
	const encoder = new TextEncoder();
	const waiting = [...new Set(ids)];
	const lines = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = waiting.shift();
			if (next === undefined) return controller.close();
			controller.enqueue(encoder.encode(`${JSON.stringify(await lineOf(deps, scope, next))}\n`));
		},
	});
	return new Response(lines, {
		headers: {
			'content-type': 'application/x-ndjson; charset=utf-8',
			'content-disposition': 'attachment; filename="traces.jsonl"',
			'cache-control': 'no-store',
		},
	});
}

/** The head of the answer is gone: what fails now is told in the line. */
async function lineOf(deps: Parameters<typeof exportTraces>[0], scope: Scope, traceId: string): Promise<unknown> {
	try {
		return await readTrace(deps, scope, traceId);
	} catch (error) {
		const { code, message } = refusalOf(error, 'trace export', deps.reportBug);
		return { traceId, error: { code, message } };
	}
}
