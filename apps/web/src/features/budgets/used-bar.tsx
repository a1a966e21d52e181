import type { BudgetState } from '@spanledger/core/budgets/budget-state';

type UsedBarProps = {
	/** Spent ÷ limit. */
	share: number;
	/** Where it will end ÷ limit; null = unknown. */
	projected: number | null;
	state: BudgetState;
	thresholds: readonly number[];
};

const colours = { ok: 'var(--series-1)', warning: 'var(--warn)', exceeded: 'var(--bad)' };

/**
 * What is used of a limit, with a tick per threshold and a faint projection. The bar ends at the limit, or at what exceeds it; the
 * figures stand beside it.
 */
export function UsedBar({ share, projected, state, thresholds }: UsedBarProps) {
	const whole = Math.max(1, share, Math.min(projected ?? 0, 1.5));
	const percent = (part: number) => `${(Math.min(part, whole) / whole) * 100}%`;
	return (
		<div aria-hidden className="relative h-2.5 w-full overflow-hidden rounded-sm bg-line">
			{projected !== null && projected > share && (
				<div
					className="absolute inset-y-0 left-0 opacity-30"
					style={{ width: percent(projected), background: colours[state] }}
				/>
			)}
			<div className="absolute inset-y-0 left-0" style={{ width: percent(share), background: colours[state] }} />
			{[...new Set([...thresholds, 100])].map((threshold) => (
				<div
					key={threshold}
					className="absolute inset-y-0 w-px bg-text"
					style={{ left: `calc(${percent(threshold / 100)} - ${threshold / 100 >= whole ? 1 : 0}px)` }}
				/>
			))}
		</div>
	);
}
