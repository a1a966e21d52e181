import type { Bind } from '../traces/bind.ts';
import { type ScoreCondition, scoreOperators } from './score-condition.ts';

/** The condition on `scores` that any of these mean. */
export function scoreMatches(conditions: readonly ScoreCondition[], bind: Bind): string {
	const alternatives = conditions.map(({ name, operator, value }) => {
		const number = numberOf(value);
		const byNumber = number === null ? [] : [`value ${scoreOperators[operator]} ${bind(number)}::double precision`];
		const byLabel = operator === 'eq' ? [`label = ${bind(value)}`] : [];
		return `name = ${bind(name)} AND (${[...byNumber, ...byLabel].join(' OR ') || 'false'})`;
	});
	return `(${alternatives.map((one) => `(${one})`).join(' OR ')})`;
}

/** true and false are 1 and 0, as they are stored. */
function numberOf(value: string): number | null {
	if (value === 'true' || value === 'false') return value === 'true' ? 1 : 0;
	const number = Number(value);
	return value.trim() !== '' && Number.isFinite(number) ? number : null;
}
