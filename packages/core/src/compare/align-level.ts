import { alignSequences } from './align-sequences.ts';
import type { AlignedSpan } from './align-traces.ts';
import { type ComparedNode, sharedBelow } from './compared-tree.ts';
import { likeness, sameName } from './likeness.ts';
import { type Around, type Looks, roomIn, runsInside } from './runs-inside.ts';

type Node<Span> = ComparedNode<Span>;

/** One place of a level: a pair, or what only one side has; and what is to be held against each other inside of it. */
export type LevelItem<Span> = {
	a: Node<Span> | null;
	b: Node<Span> | null;
	insideA: Node<Span>[];
	insideB: Node<Span>[];
};

export type LevelPlace = { isTop: boolean; looks: Looks };

/**
 * Holds two lists of siblings against each other: pairs in order, as alike as can be, where a step of one side may stand around some of the
 * other's:
 *
 *   a   ask ┬ search          b   ask ┬ search
 *           ├ chat                    └ retry ┬ chat       → retry is new, around what both have
 *           └ log                             └ log
 */
export function alignLevel<Span extends AlignedSpan>(
	a: Node<Span>[],
	b: Node<Span>[],
	{ isTop, looks }: LevelPlace,
): LevelItem<Span>[] {
	const shortest = Math.min(a.length, b.length);
	let from = 0;
	while (from < shortest && a[from]?.shape === b[from]?.shape) from++;
	let after = 0;
	while (after < shortest - from && a[a.length - 1 - after]?.shape === b[b.length - 1 - after]?.shape) after++;
	const pairAt = (atA: number, atB: number) => itemOf(a[atA] ?? null, b[atB] ?? null);
	return [
		...Array.from({ length: from }, (_, at) => pairAt(at, at)),
		...alignMiddle(a.slice(from, a.length - after), b.slice(from, b.length - after), {
			isTop: isTop && from === 0,
			looks,
		}),
		...Array.from({ length: after }, (_, at) => pairAt(a.length - after + at, b.length - after + at)),
	];
}

const itemOf = <Span>(a: Node<Span> | null, b: Node<Span> | null): LevelItem<Span> => ({
	...{ a, b, insideA: a?.children ?? [], insideB: b?.children ?? [] },
});

/** What neither begins nor ends alike. */
function alignMiddle<Span extends AlignedSpan>(
	a: Node<Span>[],
	b: Node<Span>[],
	{ isTop, looks }: LevelPlace,
): LevelItem<Span>[] {
	if (a.length === 0 || b.length === 0) return oneSided(a, b);
	const [onlyA, onlyB] = [a.length === 1 ? a[0] : undefined, b.length === 1 ? b[0] : undefined];
	if (onlyB !== undefined && isSame(onlyB.children, a)) {
		return [{ a: null, b: onlyB, insideA: a, insideB: onlyB.children }];
	}
	if (onlyA !== undefined && isSame(onlyA.children, b)) {
		return [{ a: onlyA, b: null, insideA: onlyA.children, insideB: b }];
	}
	// so it goes all the way down to what is new somewhere inside
	if (onlyA !== undefined && onlyA.label === onlyB?.label) return [itemOf(onlyA, onlyB)];
	const roots = isTop ? rootsOf(a, b) : null;
	const score = (one: Node<Span>, other: Node<Span>): number => {
		const own = likeness(one, other) || (roots?.a === one && roots.b === other ? asRoots : 0);
		return own === 0 ? 0 : own + sameName * sharedBelow(one, other);
	};
	if (a.length * b.length > mostCells) return alignSequences(a, b, score).map((pair) => itemOf(pair.a, pair.b));
	return bestItems(a, b, { score, looks });
}

const isSame = <Span>(inside: readonly Node<Span>[], others: readonly Node<Span>[]): boolean =>
	inside.length === others.length && inside.every(({ shape }, at) => shape === others[at]?.shape);

const oneSided = <Span>(a: readonly Node<Span>[], b: readonly Node<Span>[]): LevelItem<Span>[] => [
	...a.map((node) => itemOf(node, null)),
	...b.map((node) => itemOf(null, node)),
];

/** The root stands for the whole: the two are held against each other whatever they are called, unless one stands inside of the other. */
const asRoots = 2;

function rootsOf<Span extends AlignedSpan>([a]: readonly Node<Span>[], [b]: readonly Node<Span>[]) {
	return a?.span.parentSpanId === null && b?.span.parentSpanId === null ? { a, b } : null;
}

/** Pairs of siblings that are weighed exactly; of more, the first that fits ahead is taken, and nothing stands around anything. */
const mostCells = 1_000_000;

/** Goes through both lists: what is at `i` and `j` is left, paired, or one of them stands around a run of the other side. */
function bestItems<Span extends AlignedSpan>(
	a: readonly Node<Span>[],
	b: readonly Node<Span>[],
	{ score, looks }: { score: (a: Node<Span>, b: Node<Span>) => number; looks: Looks },
): LevelItem<Span>[] {
	const width = b.length + 1;
	/** best[i × width + j]: the most that a from i on and b from j on can sum to. */
	const best = new Float64Array((a.length + 1) * width);
	const bestAt = (i: number, j: number): number => best[i * width + j] ?? 0;
	const steps: (Step | undefined)[] = new Array(a.length * width);
	const [roomA, roomB] = [roomIn(a, looks), roomIn(b, looks)];
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			let most = Math.max(bestAt(i + 1, j), bestAt(i, j + 1));
			const take = (sum: number, step: Step) => {
				most = sum;
				steps[i * width + j] = step;
			};
			const pair = score(a[i] as Node<Span>, b[j] as Node<Span>);
			if (pair > 0 && pair + bestAt(i + 1, j + 1) >= most) take(pair + bestAt(i + 1, j + 1), 'pair');
			for (const { count, gain } of runsInside(roomB, j, a, i)) {
				if (gain + bestAt(i + count, j + 1) > most) take(gain + bestAt(i + count, j + 1), { around: 'a', count });
			}
			for (const { count, gain } of runsInside(roomA, i, b, j)) {
				if (gain + bestAt(i + 1, j + count) > most) take(gain + bestAt(i + 1, j + count), { around: 'b', count });
			}
			best[i * width + j] = most;
		}
	}
	return followSteps(a, b, { steps, bestAt, width });
}

/** `around: 'a'`: the step of b stands around so many of a. Without one, what is first on one of the sides has no partner. */
type Step = 'pair' | (Pick<Around, 'count'> & { around: 'a' | 'b' });
type Table = { steps: readonly (Step | undefined)[]; bestAt: (i: number, j: number) => number; width: number };

function followSteps<Span>(
	a: readonly Node<Span>[],
	b: readonly Node<Span>[],
	{ steps, bestAt, width }: Table,
): LevelItem<Span>[] {
	const items: LevelItem<Span>[] = [];
	let [i, j, doneA, doneB] = [0, 0, 0, 0];
	const close = () => {
		for (const item of oneSided(a.slice(doneA, i), b.slice(doneB, j))) items.push(item);
	};
	while (i < a.length && j < b.length) {
		const step = steps[i * width + j];
		if (step === undefined) {
			if (bestAt(i, j) === bestAt(i, j + 1)) j++;
			else i++;
			continue;
		}
		close();
		const [one, other] = [a[i] ?? null, b[j] ?? null];
		if (step === 'pair') {
			items.push(itemOf(one, other));
			[i, j] = [i + 1, j + 1];
		} else if (step.around === 'a') {
			items.push({ a: null, b: other, insideA: a.slice(i, i + step.count), insideB: other?.children ?? [] });
			[i, j] = [i + step.count, j + 1];
		} else {
			items.push({ a: one, b: null, insideA: one?.children ?? [], insideB: b.slice(j, j + step.count) });
			[i, j] = [i + 1, j + step.count];
		}
		[doneA, doneB] = [i, j];
	}
	[i, j] = [a.length, b.length];
	close();
	return items;
}
