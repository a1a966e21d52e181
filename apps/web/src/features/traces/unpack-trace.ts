import { unpackSpans } from '@spanledger/api/traces/pack-spans';
import type { PackedTrace, TraceSkeleton } from '@spanledger/api/traces/read-trace';

/** A trace as the pages work with it. For `select`, which keeps what it made as long as the answer is the same. */
export const unpackTrace = (trace: PackedTrace): TraceSkeleton => ({ ...trace, spans: unpackSpans(trace.spans) });
