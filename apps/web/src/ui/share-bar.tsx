/** A part of a whole as a bar; the number stands beside it, so that the bar is only an aid. */
export function ShareBar({ share, colour = 'var(--series-1)' }: { share: number; colour?: string }) {
	return (
		<div aria-hidden className="h-1.5 w-full overflow-hidden rounded-sm bg-sunken">
			<div className="h-full rounded-sm" style={{ width: `${Math.min(100, share * 100)}%`, background: colour }} />
		</div>
	);
}
