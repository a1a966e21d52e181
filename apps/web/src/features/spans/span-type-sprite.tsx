import { type SpanType, spanTypes } from '@spanledger/core/spans/span';
import { spanTypeColour, spanTypeIcons } from './span-types.ts';

/** The icons of all types, once: what a long list then points to. */
export function SpanTypeSprite() {
	return (
		<svg aria-hidden width={0} height={0} className="absolute">
			{spanTypes.map((type) => {
				const Icon = spanTypeIcons[type];
				return (
					<symbol key={type} id={idOf(type)} viewBox="0 0 24 24">
						<Icon size={24} />
					</symbol>
				);
			})}
		</svg>
	);
}

const idOf = (type: SpanType): string => `span-type-${type}`;

/** A type's icon out of the sprite on the same page: an element that changes its type instead of making another one. */
export function SpanTypeMark({ type }: { type: SpanType }) {
	return (
		<svg
			role="img"
			aria-label={type}
			width={14}
			height={14}
			className="shrink-0"
			style={{ color: spanTypeColour(type) }}
		>
			<use href={`#${idOf(type)}`} />
		</svg>
	);
}
