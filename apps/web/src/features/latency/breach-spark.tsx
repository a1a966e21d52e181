type BreachSparkProps = {
	steps: readonly { atMs: number; p95Ms: number }[];
	fromMs: number;
	toMs: number;
	stepMs: number;
	targetMs: number | null;
};

const height = 24;

/** p95 step by step as bars; steps over the target are red and reach above its line. */
export function BreachSpark({ steps, fromMs, toMs, stepMs, targetMs }: BreachSparkProps) {
	const count = Math.max(1, Math.round((toMs - fromMs) / stepMs));
	const most = Math.max(targetMs ?? 0, ...steps.map(({ p95Ms }) => p95Ms), 1);
	return (
		<svg
			aria-hidden
			viewBox={`0 0 ${count} ${height}`}
			preserveAspectRatio="none"
			className="h-6 w-full"
			data-testid="breach-spark"
		>
			{steps.map(({ atMs, p95Ms }) => {
				const tall = Math.max(1, (p95Ms / most) * height);
				const isOver = targetMs !== null && p95Ms > targetMs;
				return (
					<rect
						key={atMs}
						x={Math.max(0, (atMs - fromMs) / stepMs)}
						y={height - tall}
						width={0.8}
						height={tall}
						fill={isOver ? 'var(--bad)' : 'var(--line-strong)'}
					/>
				);
			})}
			{targetMs !== null && (
				<line
					x1={0}
					x2={count}
					y1={height - (targetMs / most) * height}
					y2={height - (targetMs / most) * height}
					stroke="var(--text-3)"
					strokeWidth={1}
					vectorEffect="non-scaling-stroke"
					strokeDasharray="3 2"
				/>
			)}
		</svg>
	);
}
