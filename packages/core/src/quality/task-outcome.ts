/** Whether a task reached its end. Unknown is no outcome: null. */
export type TaskOutcome = 'success' | 'failure';

const words: { readonly [outcome in TaskOutcome]: ReadonlySet<string> } = {
	success: new Set([
		'success',
		'successful',
		'succeeded',
		'ok',
		'pass',
		'passed',
		'valid',
		'true',
		'yes',
		'resolved',
		'completed',
		'done',
		'1',
	]),
	failure: new Set([
		'failure',
		'failed',
		'fail',
		'error',
		'invalid',
		'false',
		'no',
		'unresolved',
		'rejected',
		'aborted',
		'incomplete',
		'0',
	]),
};

/** What an application says in its own words: "resolved", true, "FAILED". A word that is no verdict (handoff, partial) is none. */
export function outcomeOf(text: string | undefined): TaskOutcome | null {
	const word = text?.trim().toLowerCase();
	if (word === undefined) return null;
	if (words.success.has(word)) return 'success';
	return words.failure.has(word) ? 'failure' : null;
}

/** Words of guardrails and policies, beside those of tasks. */
const checkWords: { readonly [outcome in TaskOutcome]: RegExp } = {
	success: /^(allow|allowed|allowed_with_notes|clean|approved|safe|none|no_action|compliant)$/i,
	failure: /^(block|blocked|triggered|deny|denied|violated|violation|flagged|unsafe|intervened|redacted)$/i,
};

/** What a check says of what it looked at: passed, "BLOCKED", false. */
export function verdictOf(text: string | undefined): TaskOutcome | null {
	const told = outcomeOf(text);
	if (told !== null || text === undefined) return told;
	if (checkWords.success.test(text.trim())) return 'success';
	return checkWords.failure.test(text.trim()) ? 'failure' : null;
}
