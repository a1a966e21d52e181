import { DomainError } from '@spanledger/core/domain-error';

/** What one request holds of the budget. */
export type BufferHold = { grow: (bytes: number) => void; release: () => void };
export type BufferBudget = { open: () => BufferHold; heldBytes: () => number };

/**
 * Bounds the bodies in memory over all requests. `grow` throws DomainError('unavailable') past `maxBytes`: refusing one
 * request with 503 is better than the kernel ending them all.
 */
export function bufferBudget(maxBytes: number): BufferBudget {
	let held = 0;
	const open = (): BufferHold => {
		let own = 0;
		return {
			grow: (bytes) => {
				if (held + bytes > maxBytes) {
					throw new DomainError('unavailable', 'Too many requests are being read at once; retry shortly.');
				}
				held += bytes;
				own += bytes;
			},
			release: () => {
				held -= own;
				own = 0;
			},
		};
	};
	return { open, heldBytes: () => held };
}
