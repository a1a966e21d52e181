import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';

/** A unary call: resolves to the answer's message, throws what `explainFailure` explains. */
export type GrpcCall = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => Promise<Uint8Array>;
