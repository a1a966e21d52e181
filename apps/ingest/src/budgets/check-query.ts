import { budgetDimensions } from '@spanledger/core/budgets/budget';
import type { CheckQuestion } from '@spanledger/core/budgets/check-budgets';
import { DomainError } from '@spanledger/core/domain-error';
import { picoUsdFrom } from '@spanledger/core/money/pico-usd';

const longest = 200;
const names = new Set<string>([...budgetDimensions, 'estimateUsd']);

/** Reads the parameters of a check. Throws DomainError('invalid') that names the one at fault. */
export function readCheckQuery(query: URLSearchParams): Omit<CheckQuestion, 'isPriced'> {
	const dimensions: CheckQuestion['dimensions'] = {};
	for (const name of new Set(query.keys())) {
		if (!names.has(name)) throw invalid(name, `${name} is no parameter of this call: ${[...names].join(', ')}`);
		const values = query.getAll(name);
		if (values.length > 1) throw invalid(name, `${name} is given ${values.length} times: a call has one ${name}`);
	}
	for (const name of budgetDimensions) {
		const value = query.get(name);
		if (value === null || value === '') continue;
		if (value.length > longest)
			throw invalid(name, `${name} has ${value.length} characters, more than the ${longest} that a dimension keeps`);
		dimensions[name] = value;
	}
	return { dimensions, estimateUsd: readEstimate(query.get('estimateUsd')) };
}

function readEstimate(text: string | null): CheckQuestion['estimateUsd'] {
	if (text === null || text === '') return null;
	if (!/^\d{1,12}(\.\d{1,18})?$/.test(text))
		throw invalid(
			'estimateUsd',
			`estimateUsd must be US dollars as a decimal such as 0.25; got "${text.slice(0, 60)}"`,
		);
	return picoUsdFrom(text);
}

const invalid = (field: string, message: string) => new DomainError('invalid', `${message}.`, field);
