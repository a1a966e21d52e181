/** The two encodings of OTLP/HTTP: `application/x-protobuf` and `application/json`. gRPC always speaks protobuf. */
export type OtlpFormat = 'protobuf' | 'json';

/** How deep an attribute value may nest; what lies deeper is replaced by `tooDeep`, so that no body can exhaust the stack. */
export const maxDepth = 32;
export const tooDeep = `[nested deeper than ${maxDepth} levels]`;
