/** How far into an answer its first words reach: a refusal or an apology opens it. */
const opening = 240;

const cannot = `(can't|cannot|can not|am unable to|'m unable to|am not able to|'m not able to|won't|will not|must decline to)`;
const acts = `(help|assist|comply|fulfil|fulfill|answer|provide|share|discuss|do that|create|generate|write|support|continue|engage|process|give)`;

/** An answer that declines to answer. English first, then the opening words of other languages. */
const refusals: readonly RegExp[] = [
	new RegExp(String.raw`\b(i|we) ?${cannot} ${acts}\b`, 'i'),
	/\bas an ai( language)?( model| assistant)?,? i (can't|cannot|don't|do not|am not)\b/i,
	/\b(against|violates?) (my|our|the) (guidelines|policy|policies|principles)\b/i,
	/\b(ich kann|wir können) (dabei|ihnen dabei|dir dabei|damit|das|diese frage) (leider )?nicht\b/i,
	/\bje (ne peux|suis dans l'incapacité|ne suis pas en mesure)( pas)?(?!\p{L})/iu,
	/\bno puedo (ayudar|proporcionar|responder|hacer|cumplir)/i,
];

const apologies: readonly RegExp[] = [
	/\b(i'm|i am|we're|we are|so|very|really|deeply) sorry\b/i,
	/^\W*sorry\b/i,
	/\b(apologi[sz]e|apologies|my apologies)\b/i,
	/\b(es tut mir leid|entschuldigung|désolée?|lo siento|mi dispiace)(?!\p{L})/iu,
];

/** Whatever any of the patterns finds has one of these in it: one search instead of ten, for nearly every answer. */
const anyWords =
	/can(?:'t|not| not) |able to |won't |will not |decline to |as an ai|guideline|polic|principle|dabei|damit|nicht|je (?:ne|suis) |no puedo |sorry|apologi|leid|entschuldigung|désolé|siento|dispiace/i;

/** The first words of an answer, with one kind of apostrophe; '' where no refusal and no apology can be in them. */
export function tellingOpening(answer: string): string {
	const text = answer.slice(0, opening).replaceAll('’', "'");
	return anyWords.test(text) ? text : '';
}

/** The words with which an opening declines; null = it does not. */
export const refusalIn = (opening: string): string | null => firstMatch(refusals, opening);
/** The words with which an opening says sorry; null = it does not. */
export const apologyIn = (opening: string): string | null => firstMatch(apologies, opening);

function firstMatch(patterns: readonly RegExp[], text: string): string | null {
	if (text === '') return null;
	for (const pattern of patterns) {
		const found = pattern.exec(text);
		if (found !== null) return found[0].trim();
	}
	return null;
}
