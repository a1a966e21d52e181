import { type Amount, amountFrom } from './amount.ts';
import type { Budget } from './budget.ts';

/** The limit of one group; null = the group is excepted and has none. */
export function limitOf(
	{ unit, limit, exceptions }: Pick<Budget, 'unit' | 'limit' | 'exceptions'>,
	group: string,
): Amount | null {
	const exception = exceptions.find(({ key }) => key === group);
	const text = exception === undefined ? limit : exception.limit;
	return text === null ? null : amountFrom(unit, text);
}
