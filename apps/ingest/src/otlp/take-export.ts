import type { IncomingHttpHeaders } from 'node:http';
import { encodeExportResponse } from '@spanledger/otlp/encode-response';
import type { OtlpFormat } from '@spanledger/otlp/format';
import type { Signal } from '@spanledger/otlp/signal';
import { packBody } from '@spanledger/queue/ingest-queue';
import { authenticate } from '../authenticate.ts';
import type { Body } from '../body.ts';
import type { BufferHold } from '../buffer-budget.ts';
import type { Deps } from '../deps.ts';
import { type CheckedBody, checkBody } from './check-body.ts';

/** An export as a door hands it over; nothing of its body has been read. */
export type IncomingExport = {
	signal: Signal;
	format: OtlpFormat;
	/** Where the key is: HTTP headers, or gRPC metadata, which are the same thing. */
	headers: IncomingHttpHeaders;
	readBody: (hold: BufferHold) => Promise<Body>;
};

const nothing: CheckedBody = { accepted: 0, rejected: 0, unused: 0, errorMessage: '' };

/**
 * authenticate → read → check → enqueue → acknowledge. Resolves to an Export…ServiceResponse in the request's format, and only
 * once the queue has the bytes. Throws DomainError for every refusal; then nothing was taken.
 */
export async function takeExport(deps: Deps, incoming: IncomingExport): Promise<Uint8Array> {
	const { id, projectId } = await authenticate(deps.findKey, incoming.headers, 'ingest');
	deps.keyUsed(id);
	const hold = deps.budget.open();
	try {
		const taken = await takeBody(deps, projectId, incoming, await incoming.readBody(hold));
		return encodeExportResponse(incoming.signal, incoming.format, taken);
	} finally {
		hold.release();
	}
}

async function takeBody(
	deps: Deps,
	projectId: string,
	{ signal, format }: IncomingExport,
	{ sent, inflated, encoding }: Body,
): Promise<CheckedBody> {
	const receivedAtMs = deps.now();
	const checked = inflated.length === 0 ? nothing : checkBody[signal](inflated, format, receivedAtMs);
	if (checked.accepted > 0) {
		const body = await packBody(sent, encoding === 'gzip');
		await deps.enqueue({ projectId, signal, format, body, receivedAtMs });
	} else if (checked.unused > 0) {
		// else the worker counts them
		deps.logsUnused(projectId, checked.unused);
	}
	deps.meters.accepted.add({ signal }, checked.accepted);
	deps.meters.rejected.add({ signal }, checked.rejected);
	if (checked.unused > 0) deps.meters.uncorrelatedLogs.add({}, checked.unused);
	deps.meters.bodyBytes.add({ signal }, inflated.length);
	return checked;
}
