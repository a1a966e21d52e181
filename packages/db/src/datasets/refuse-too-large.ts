import { type DatasetItem, largestItemBytes } from '@spanledger/core/datasets/dataset-item';
import { DomainError } from '@spanledger/core/domain-error';
import { jsonText } from '../json-text.ts';

/** Throws DomainError('too-large') for an item over 256 KB. */
export function refuseTooLarge(item: Pick<DatasetItem, 'input' | 'output' | 'expected' | 'context'>): void {
	const { length } = jsonText([item.input, item.output, item.expected, item.context]);
	if (length > largestItemBytes)
		throw new DomainError('too-large', `an item of ${length} characters; at most ${largestItemBytes}`, 'item');
}
