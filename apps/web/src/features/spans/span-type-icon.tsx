import type { SpanType } from '@spanledger/core/spans/span';
import { spanTypeColour, spanTypeIcons } from './span-types.ts';

export function SpanTypeIcon({ type, size = 14 }: { type: SpanType; size?: number }) {
	const Icon = spanTypeIcons[type];
	return <Icon size={size} role="img" aria-label={type} className="shrink-0" style={{ color: spanTypeColour(type) }} />;
}
