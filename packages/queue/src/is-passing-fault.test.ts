import { DomainError } from '@spanledger/core/domain-error';
import { expect, test } from 'vitest';
import { isPassingFault } from './is-passing-fault.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

test.each<[string, unknown, boolean]>([
	['refused connection', coded('ECONNREFUSED'), true],
	['every address refused', new AggregateError([coded('ECONNREFUSED')], ''), true],
	['server starting up', coded('57P03'), true],
	['deadlock', coded('40P01'), true],
	['disk full', coded('53100'), true],
	['unavailable', new DomainError('unavailable', 'x'), true],
	['pool without a free connection', new Error('timeout exceeded when trying to connect'), true],
	['cut connection', new Error('Connection terminated unexpectedly'), true],
	['bad bytes', new DomainError('invalid', 'x'), false],
	['unique violation', coded('23505'), false],
	['statement cancelled by its timeout: likely the job is too heavy', coded('57014'), false],
	['a bug', new TypeError('x is not a function'), false],
	['not an error', 'boom', false],
])('%s', (_, error, passing) => {
	expect(isPassingFault(error)).toBe(passing);
});
