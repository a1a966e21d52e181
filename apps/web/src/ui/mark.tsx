/** Three bars of a waterfall above a ruled line: spans, summed. */
export function Mark({ size = 18 }: { size?: number }) {
	return (
		<svg width={size} height={size} viewBox="0 0 18 18" aria-hidden className="shrink-0 text-accent">
			<rect x="1" y="1.5" width="11" height="3" rx="1" fill="currentColor" />
			<rect x="5" y="6" width="6" height="3" rx="1" fill="currentColor" opacity="0.6" />
			<rect x="9" y="10.5" width="8" height="3" rx="1" fill="currentColor" opacity="0.8" />
			<rect x="1" y="16" width="16" height="1.25" rx="0.6" fill="currentColor" />
		</svg>
	);
}
