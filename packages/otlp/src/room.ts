import { DomainError } from '@spanledger/core/domain-error';

/**
 * What a request may hold of everything that costs far more memory than its two bytes on the wire: groups, spans,
 * events, links, lists, maps. 20 MiB of empty events took 16 s to decode; real ones need more than 40 bytes each.
 */
export const mostParts = 500_000;

/** Counts down as the parts of one request are read. */
export type Room = { partsLeft: number };

export function fullRoom(): Room {
	return { partsLeft: mostParts };
}

/** Throws DomainError('too-large') when the request holds more parts than any real one. */
export function takeRoom(room: Room): void {
	if (room.partsLeft-- > 0) return;
	throw new DomainError('too-large', `more than ${mostParts} spans, events, links, lists and maps in one request`);
}
