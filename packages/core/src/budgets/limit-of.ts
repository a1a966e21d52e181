import { type Amount, amountFrom } from './amount.ts';
import type { Budget } from './budget.ts';

/**
 * The limit of one group; null = it has none: the group is excepted, or it is what is not attributed to any (also what is still in
 * flight), which is nobody's to answer for unless an exception names it.
 */
export function limitOf(
	{ unit, limit, exceptions, groupBy }: Pick<Budget, 'unit' | 'limit' | 'exceptions' | 'groupBy'>,
	group: string,
): Amount | null {
	const exception = exceptions.find(({ key }) => key === group);
	if (exception === undefined && groupBy !== null && group === '') return null;
	const text = exception === undefined ? limit : exception.limit;
	return text === null ? null : amountFrom(unit, text);
}
