/**
 * Whether a run is good enough: the share of its items that passed, against a mark and against the run before. An item without an answer or
 * without a verdict has not passed. A share of few items is a coarse figure: `tolerance` says how much less is no regression.
 */
export function decide({ run, last, score, atLeast, tolerance }) {
	const now = shareOf(run, score);
	const failures = [];
	const words = [
		`${run.name}: ${wordsOf(now)} passed ${score}${run.errors > 0 ? `, ${run.errors} failed to answer` : ''}`,
	];
	if (now.known === 0)
		failures.push(`no result says anything by "${score}": is it the right name, and does it have a pass mark?`);
	else if (now.share < atLeast) failures.push(`${wordsOf(now)} passed; at least ${percent(atLeast)} must`);
	if (last !== null) {
		const before = shareOf(last, score);
		words.push(`${last.name}, before it: ${wordsOf(before)}`);
		if (before.known > 0 && now.known > 0 && now.share < before.share - tolerance)
			failures.push(`${wordsOf(now)} passed; it was ${wordsOf(before)} in ${last.name}`);
	}
	return { failures, words };
}

function shareOf({ results, scores }, name) {
	const { judged = 0, passed = 0 } = scores.find((score) => score.name === name) ?? {};
	return { passed, of: results, known: judged, share: results === 0 ? 0 : passed / results };
}

const percent = (share) => `${Math.round(share * 1000) / 10} %`;
const wordsOf = ({ passed, of, share }) => `${passed} of ${of} (${percent(share)})`;
