import { DomainError } from '@spanledger/core/domain-error';
import type { RawSpan } from '@spanledger/core/spans/raw-span';
import type { Refusal } from '../refusals.ts';

export function readProtobufSpans(_body: Uint8Array, _offer: (read: () => RawSpan | Refusal) => void): void {
	throw new DomainError('not-built', 'protobuf is not decoded yet');
}
