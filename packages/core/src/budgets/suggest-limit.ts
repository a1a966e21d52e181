import type { BudgetUnit } from './amount.ts';

/** Room above what is expected, so that an ordinary month stays quiet. */
const headroom = 1.3;

/** A limit worth offering: 1.3 × what the dearest group will have spent, rounded up to two digits. null = nothing is expected. */
export function suggestLimit(unit: BudgetUnit, projected: number | null): string | null {
	if (projected === null || projected <= 0) return null;
	const wanted = projected * headroom;
	const smallest = unit === 'usd' ? 0.01 : 1;
	const step = Math.max(smallest, 10 ** (Math.floor(Math.log10(wanted)) - 1));
	// the nearest double of 17 × 0.1 is not 1.7: steps are counted, then written
	const steps = Math.ceil(wanted / step - 1e-9);
	return unit === 'usd' && step < 1 ? (steps * step).toFixed(2) : String(Math.round(steps * step));
}
