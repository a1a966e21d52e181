/** Only the end is looked at: an answer that loops does so until it is cut. */
const looked = 4_000;
const timesSame = 4;
const shortestPiece = 15;
const tailLength = 240;
const longestPeriod = 60;

/** What an answer says over and over: a sentence or line four times, or an end that is one short piece again and again; null = nothing. */
export function findRepetition(answer: string): string | null {
	if (answer.length < timesSame * shortestPiece) return null;
	const end = answer.slice(-looked);
	const counts = new Map<string, number>();
	for (const piece of end.split(/[.!?\n]+/)) {
		const said = piece.trim().toLowerCase();
		// rules, tables and indentation are no speech
		if (said.length < shortestPiece || !/\p{L}{3}/u.test(said)) continue;
		const times = (counts.get(said) ?? 0) + 1;
		if (times >= timesSame) return piece.trim();
		counts.set(said, times);
	}
	return periodOf(end.slice(-tailLength));
}

function periodOf(tail: string): string | null {
	if (tail.length < tailLength) return null;
	for (let period = 2; period <= longestPeriod; period++) {
		let at = period;
		while (at < tail.length && tail[at] === tail[at - period]) at++;
		if (at < tail.length) continue;
		const piece = tail.slice(0, period);
		return /\p{L}{2}/u.test(piece) ? piece.trim() : null;
	}
	return null;
}
