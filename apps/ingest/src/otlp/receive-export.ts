import { encodeExportResponse } from '@spanledger/otlp/encode-response';
import type { OtlpFormat } from '@spanledger/otlp/format';
import type { Signal } from '@spanledger/otlp/signal';
import { packBody } from '@spanledger/queue/ingest-queue';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../authenticate.ts';
import type { BufferHold } from '../buffer-budget.ts';
import type { Deps } from '../deps.ts';
import { type MediaType, requireMediaType } from '../media-type.ts';
import { readBody } from '../read-body.ts';

/** How many items of a body may be taken in, and what is said about the others. Throws DomainError('invalid') on a malformed body. */
export type CheckBody = (
	body: Uint8Array,
	format: OtlpFormat,
	receivedAtMs: number,
) => { accepted: number; rejected: number; errorMessage: string };

type Receive = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const nothing = { accepted: 0, rejected: 0, errorMessage: '' };

/** receive → authenticate → check → enqueue → acknowledge. 200 is said only once the queue has the bytes. */
export function receiveExport(deps: Deps, signal: Signal, check: CheckBody): Receive {
	return async (request, reply) => {
		const mediaType = requireMediaType(request.headers);
		const { id, projectId } = await authenticate(deps.findKey, request.headers, 'ingest');
		deps.keyUsed(id);
		const hold = deps.budget.open();
		try {
			const taken = await takeIn(deps, { signal, check, projectId, mediaType, hold }, request);
			const answer = encodeExportResponse(signal, mediaType.format, taken);
			return reply.header('content-type', mediaType.contentType).send(Buffer.from(answer));
		} finally {
			hold.release();
		}
	};
}

type Order = { signal: Signal; check: CheckBody; projectId: string; mediaType: MediaType; hold: BufferHold };

async function takeIn(deps: Deps, order: Order, request: FastifyRequest): Promise<ReturnType<CheckBody>> {
	const { signal, projectId, mediaType, hold } = order;
	const { format } = mediaType;
	const { sent, inflated, encoding } = await readBody(request.raw, deps.maxBodyBytes, hold);
	const receivedAtMs = deps.now();
	const checked = inflated.length === 0 ? nothing : order.check(inflated, format, receivedAtMs);
	if (checked.accepted > 0) {
		const body = await packBody(sent, encoding === 'gzip');
		await deps.enqueue({ projectId, signal, format, body, receivedAtMs });
	}
	deps.meters.accepted.add({ signal }, checked.accepted);
	deps.meters.rejected.add({ signal }, checked.rejected);
	deps.meters.bodyBytes.add({ signal }, inflated.length);
	return checked;
}
