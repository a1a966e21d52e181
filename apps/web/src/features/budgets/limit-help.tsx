'use client';

import { Sparkles } from 'lucide-react';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { backtestWords } from './backtest-words.ts';
import type { BudgetDraft } from './budget-draft.ts';
import { dimensionNames, groupName, periodNames } from './budget-words.ts';
import { formatAmount, formatFigure } from './format-amount.ts';
import { usePreview } from './use-preview.ts';

type LimitHelpProps = { draft: BudgetDraft; onSuggest: (limit: string) => void };

/** A limit worth taking, and what the one that is typed would have told. */
export function LimitHelp({ draft, onSuggest }: LimitHelpProps) {
	const { data, error } = usePreview(draft);
	if (error !== null) return <p className="text-sm text-text-3">{errorWords(error)}</p>;
	return (
		<div className="min-h-14 space-y-1.5 text-sm" aria-live="polite">
			{data?.suggestedLimit === null && (
				<p className="text-text-3">Too little was spent to suggest a limit: three days with spend are needed.</p>
			)}
			{data !== undefined && data.suggestedLimit !== null && data.projected !== null && (
				<div className="flex flex-wrap items-center gap-2">
					<Button onClick={() => onSuggest(data.suggestedLimit ?? '')}>
						<Sparkles size={14} className="text-text-3" /> Use {formatAmount(draft.unit, data.suggestedLimit)}
					</Button>
					<span className="text-text-2">
						{expectedWords(draft, data.dearestGroup)} {formatFigure(draft.unit, data.projected.amount)}{' '}
						{periodNames[draft.period].this}; a third more leaves room.
					</span>
				</div>
			)}
			{data !== undefined && data.backtest.length > 0 && (
				<p data-testid="backtest" className="text-text-2">
					{backtestWords(data.backtest)}
				</p>
			)}
		</div>
	);
}

function expectedWords({ groupBy }: BudgetDraft, dearest: string | null): string {
	if (groupBy === 'none' || dearest === null) return 'It is expected to spend';
	return `The dearest ${dimensionNames[groupBy].one}, ${groupName(dearest)}, is expected to spend`;
}
