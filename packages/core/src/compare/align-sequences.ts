/** A place in two sequences held against each other; one side is null where only the other has something. */
export type Pair<A, B = A> = { a: A | null; b: B | null };

/** Cells of the table that is worked out exactly. Beyond it (a thousand siblings on either side) the first fitting partner ahead is taken. */
const mostCells = 1_000_000;
/** How far ahead a partner is looked for then. */
const lookAhead = 64;

/**
 * Pairs two sequences in order, so that the pairs' likeness sums to the most there is; of equal sums the one that pairs earlier. 0 = never a
 * pair. Between two pairs what only `a` has comes before what only `b` has.
 */
export function alignSequences<A, B>(a: readonly A[], b: readonly B[], likeness: (a: A, b: B) => number): Pair<A, B>[] {
	const matches = a.length * b.length <= mostCells ? bestMatches(a, b, likeness) : nearMatches(a, b, likeness);
	const pairs: Pair<A, B>[] = [];
	let [nextA, nextB] = [0, 0];
	for (const [atA, atB] of [...matches, [a.length, b.length] as const]) {
		for (; nextA < atA; nextA++) pairs.push({ a: a[nextA] ?? null, b: null });
		for (; nextB < atB; nextB++) pairs.push({ a: null, b: b[nextB] ?? null });
		if (atA < a.length && atB < b.length) pairs.push({ a: a[nextA++] ?? null, b: b[nextB++] ?? null });
	}
	return pairs;
}

type Match = readonly [a: number, b: number];

function bestMatches<A, B>(a: readonly A[], b: readonly B[], likeness: (a: A, b: B) => number): Match[] {
	const width = b.length + 1;
	/** best[i × width + j]: the most that a from i on and b from j on can sum to. */
	const best = new Float64Array((a.length + 1) * width);
	const bestAt = (i: number, j: number): number => best[i * width + j] ?? 0;
	const like = new Float64Array(a.length * b.length);
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			const score = likeness(a[i] as A, b[j] as B);
			like[i * b.length + j] = score;
			const paired = score > 0 ? score + bestAt(i + 1, j + 1) : 0;
			best[i * width + j] = Math.max(paired, bestAt(i + 1, j), bestAt(i, j + 1));
		}
	}
	const matches: Match[] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		const score = like[i * b.length + j] ?? 0;
		if (score > 0 && bestAt(i, j) === score + bestAt(i + 1, j + 1)) matches.push([i++, j++]);
		else if (bestAt(i, j) === bestAt(i, j + 1)) j++;
		else i++;
	}
	return matches;
}

function nearMatches<A, B>(a: readonly A[], b: readonly B[], likeness: (a: A, b: B) => number): Match[] {
	const matches: Match[] = [];
	let next = 0;
	for (const [index, item] of a.entries()) {
		let partner = -1;
		let most = 0;
		for (let at = next; at < Math.min(b.length, next + lookAhead); at++) {
			const score = likeness(item, b[at] as B);
			if (score <= most) continue;
			most = score;
			partner = at;
		}
		if (partner === -1) continue;
		matches.push([index, partner]);
		next = partner + 1;
	}
	return matches;
}
