/**
 * Verdicts on an answer by name; what a name means (direction, range, pass mark) is set in Spanledger. This one asks only whether the
 * expected words are in the answer: put a judge of yours here. An item that expects nothing gets no verdict.
 */
export async function judge({ output, expected }) {
	if (expected === null) return {};
	const wordsOf = (value) => (typeof value === 'string' ? value : JSON.stringify(value)).toLowerCase();
	const found = wordsOf(output).includes(wordsOf(expected));
	return { correctness: { value: found, comment: found ? undefined : 'The expected words are not in the answer.' } };
}
