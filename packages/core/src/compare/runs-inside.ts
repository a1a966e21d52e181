import { type ComparedNode, mayHold, sharedBelow } from './compared-tree.ts';
import { sameName, sameOperation } from './likeness.ts';

/** So many siblings stand inside of a step of the other side, and what that counts. */
export type Around = { count: number; gain: number };

/** What stands below each of some siblings, by kind. */
type Room = { siblings: readonly ComparedNode<unknown>[]; insides: Map<number, Inside>; looks: Looks };
type Inside = { ofKind: Map<number, number>; labels: Set<number> };

/** A step in between counts less than a call whose model is another one loses: what stands at its own place is paired first. */
const inBetween = 1.5;
/** Steps of a run that need not be inside. */
const mostMissing = 8;
/** How many more steps may be looked at for runs in two traces: 5,000,000 take less than a second, and nothing but a chain of thousands comes near. */
export type Looks = { left: number };
export const newLooks = (): Looks => ({ left: 5_000_000 });

export const roomIn = (siblings: readonly ComparedNode<unknown>[], looks: Looks): Room => ({
	...{ siblings, looks, insides: new Map() },
});

function insideOf({ siblings, insides, looks }: Room, at: number): Inside {
	const known = insides.get(at);
	if (known !== undefined) return known;
	const inside: Inside = { ofKind: new Map(), labels: new Set() };
	const open = [...(siblings[at]?.children ?? [])];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		inside.ofKind.set(next.kind, (inside.ofKind.get(next.kind) ?? 0) + 1);
		inside.labels.add(next.label);
		looks.left--;
		for (const child of next.children) open.push(child);
	}
	insides.set(at, inside);
	return inside;
}

const none: readonly Around[] = [];

/** The runs of `others` from a place on that could all stand inside of one of the siblings; each ends with one that does. */
export function runsInside(
	room: Room,
	at: number,
	others: readonly ComparedNode<unknown>[],
	from: number,
): readonly Around[] {
	const [node, first] = [room.siblings[at], others[from]];
	if (node === undefined || first === undefined || !mayHold(node, first) || room.looks.left <= 0) return none;
	const { ofKind, labels } = insideOf(room, at);
	// nothing is before the first of the siblings: the run that begins earlier has all of this one
	if (!ofKind.has(first.kind) || (at === 0 && ofKind.has(others[from - 1]?.kind ?? -1))) return none;
	const runs: Around[] = [];
	const used = new Map<number, number>();
	let [found, own, below] = [0, 0, 0];
	for (let next = from, missing = 0; next < others.length && missing <= mostMissing && found < node.size; next++) {
		room.looks.left--;
		const other = others[next] as ComparedNode<unknown>;
		const taken = used.get(other.kind) ?? 0;
		if (taken >= (ofKind.get(other.kind) ?? 0)) {
			missing++;
			continue;
		}
		missing = 0;
		found++;
		used.set(other.kind, taken + 1);
		own += labels.has(other.label) ? sameName : sameOperation;
		below += sharedBelow(other, node);
		const gain = own + sameName * Math.min(below, node.size - found) - inBetween;
		runs.push({ count: next - from + 1, gain });
	}
	return runs;
}
