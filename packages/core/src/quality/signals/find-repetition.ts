/** Only the end is looked at: an answer that loops does so until it is cut. */
const looked = 4_000;
const timesSame = 4;
const shortestPiece = 15;
const tailLength = 240;
const longestPeriod = 60;

/** What an answer says over and over: a sentence or line four times, or an end that is one short piece again and again; null = nothing. */
export function findRepetition(answer: string): string | null {
	if (answer.length < timesSame * shortestPiece) return null;
	return (mayRepeat(answer) ? pieceOf(answer.slice(-looked)) : null) ?? periodOf(answer);
}

function pieceOf(end: string): string | null {
	const counts = new Map<string, number>();
	for (const piece of end.split(/[.!?\n]+/)) {
		const said = piece.trim().toLowerCase();
		// rules, tables and indentation are no speech
		if (said.length < shortestPiece || !/\p{L}{3}/u.test(said)) continue;
		const times = (counts.get(said) ?? 0) + 1;
		if (times >= timesSame) return piece.trim();
		counts.set(said, times);
	}
	return null;
}

const buckets = 1_024;

/**
 * Whether four pieces are alike in length and three letters: what says the same is, and nearly nothing else. One pass over the
 * characters without a copy of any; what it lets through is looked at properly. 4,000 characters took 50 µs the proper way.
 */
function mayRepeat(answer: string): boolean {
	const counts = new Uint8Array(buckets);
	let [dot, bang, ask, line] = [-1, -1, -1, -1];
	for (let start = Math.max(0, answer.length - looked); start < answer.length; ) {
		// each mark is looked for once, by the engine's own search
		dot = nextMark(answer, '.', dot, start);
		bang = nextMark(answer, '!', bang, start);
		ask = nextMark(answer, '?', ask, start);
		line = nextMark(answer, '\n', line, start);
		const end = Math.min(dot, bang, ask, line);
		const bucket = end - start < shortestPiece ? null : bucketOf(answer, start, end);
		start = end + 1;
		if (bucket === null) continue;
		const times = (counts[bucket] ?? 0) + 1;
		if (times >= timesSame) return true;
		counts[bucket] = times;
	}
	return false;
}

/** Where a mark stands next; the end where it does not. */
function nextMark(answer: string, mark: string, known: number, from: number): number {
	if (known >= from) return known;
	const at = answer.indexOf(mark, from);
	return at === -1 ? answer.length : at;
}

function bucketOf(text: string, from: number, to: number): number | null {
	let [first, last] = [from, to - 1];
	while (first <= last && isSpace(text.charCodeAt(first))) first++;
	while (last > first && isSpace(text.charCodeAt(last))) last--;
	const length = last - first + 1;
	if (length < shortestPiece) return null;
	const letters = folded(text, first) + 31 * folded(text, last) + 961 * folded(text, first + (length >> 1));
	return (letters + 127 * length) % buckets;
}

/** What `trim` takes off. */
const isSpace = (code: number): boolean => code <= 32 || (code > 127 && /\s/.test(String.fromCharCode(code)));

/** Without case; a letter that is not ASCII counts as any other. */
function folded(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code > 127 ? 0 : code >= 65 && code <= 90 ? code + 32 : code;
}

/** Compared from its end: nearly always the first letters differ. */
function periodOf(answer: string): string | null {
	const start = answer.length - tailLength;
	if (start < 0) return null;
	for (let period = 2; period <= longestPeriod; period++) {
		let at = answer.length - 1;
		while (at >= start + period && answer.charCodeAt(at) === answer.charCodeAt(at - period)) at--;
		if (at >= start + period) continue;
		const piece = answer.slice(start, start + period);
		return /\p{L}{2}/u.test(piece) ? piece.trim() : null;
	}
	return null;
}
