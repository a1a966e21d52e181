import type { RawSpan } from '../spans/raw-span.ts';
import type { Convention } from './convention.ts';
import { conventions } from './list-conventions.ts';

/** The convention that wrote the span; null for plain HTTP, database and application spans. */
export function claimSpan(span: RawSpan): Convention | null {
	for (const convention of conventions) if (convention.claims(span)) return convention;
	return null;
}
