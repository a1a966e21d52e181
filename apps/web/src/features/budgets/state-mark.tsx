import type { BudgetState } from '@spanledger/core/budgets/budget-state';
import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react';
import { stateWords } from './budget-words.ts';

const looks = {
	ok: { icon: CircleCheck, className: 'text-good' },
	warning: { icon: TriangleAlert, className: 'text-warn' },
	exceeded: { icon: OctagonAlert, className: 'text-bad' },
};

/** A state by icon, colour and word. */
export function StateMark({ state }: { state: BudgetState }) {
	const { icon: Icon, className } = looks[state];
	return (
		<span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${className}`}>
			<Icon size={14} className="shrink-0" />
			{stateWords[state]}
		</span>
	);
}
