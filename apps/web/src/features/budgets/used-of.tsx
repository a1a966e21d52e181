import type { BudgetUnit } from '@spanledger/core/budgets/amount';
import { shareWords } from './budget-words.ts';
import { formatAmount, formatAmountExact } from './format-amount.ts';
import type { Standing } from './use-budgets.ts';
import { UsedBar } from './used-bar.tsx';

type UsedOfProps = { unit: BudgetUnit; thresholds: readonly number[]; standing: Standing };

/** "$412.10 of $500" with its bar; what has no limit says so. */
export function UsedOf({ unit, thresholds, standing }: UsedOfProps) {
	const { spent, limit, share, projected, state } = standing;
	const exact = formatAmountExact(unit, spent);
	if (limit === null) {
		return (
			<span title={exact}>
				{formatAmount(unit, spent)} <span className="text-text-3">no limit</span>
			</span>
		);
	}
	return (
		<div className="min-w-0">
			<div className="mb-1 flex items-baseline justify-between gap-2 tabular-nums">
				<span title={exact} className="truncate">
					{formatAmount(unit, spent)} <span className="text-text-3">of {formatAmount(unit, limit)}</span>
				</span>
				<span className="shrink-0 whitespace-nowrap text-text-2">{share === null ? '' : shareWords(share)}</span>
			</div>
			<UsedBar
				share={share ?? (state === 'exceeded' ? 1 : 0)}
				projected={projected === null || Number(limit) === 0 ? null : Number(projected.amount) / Number(limit)}
				state={state}
				thresholds={thresholds}
			/>
		</div>
	);
}
