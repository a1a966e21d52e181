/** A quiet block in the place data will take. */
export function Skeleton({ className = '' }: { className?: string }) {
	return <div aria-hidden className={`skeleton ${className}`} />;
}

/** Rows of a table that is on its way. */
export function SkeletonRows({ rows, height = 32 }: { rows: number; height?: number }) {
	return (
		<div role="status" aria-label="Loading">
			{Array.from({ length: rows }, (_, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
				<div key={row} className="flex items-center gap-4 border-b border-line px-4" style={{ height }}>
					<Skeleton className="h-3 w-16" />
					<Skeleton className="h-3 flex-1" />
					<Skeleton className="h-3 w-24" />
				</div>
			))}
		</div>
	);
}
