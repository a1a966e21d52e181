import { callTypes, type SpanType } from '../../spans/span.ts';
import { type FinishKind, reasonOfKind } from '../finish-kinds.ts';
import { apologyIn, refusalIn } from './answer-words.ts';
import { findRepetition } from './find-repetition.ts';
import { isJson } from './is-json.ts';
import type { SignalName } from './signal-name.ts';
import type { SignalNeed } from './signal-needs.ts';
import type { SpanFacts } from './span-facts.ts';

/**
 * problem: something to look at · note: neither good nor bad · passed: a check that found nothing, kept so that a rate has a
 * denominator. `needs`: what must be known before the signal can be said to be absent.
 */
export type SignalRule = {
	name: SignalName;
	kind: 'problem' | 'note' | 'passed';
	title: string;
	needs: SignalNeed;
	/** The rule in words, for the pages. */
	says: string;
	/** Types of span that it can fire on; absent = any. */
	types?: ReadonlySet<SpanType>;
	/**
	 * Why it fires on a span; null = it does not. Pure, cheap, never throws. `opening`: the answer's first words where a refusal or an
	 * apology can be in them, else ''. Rules that only a whole trace shows have none.
	 */
	test?: (facts: SpanFacts, opening: string) => string | null;
};

/** The best of all scores between 0 and 1 must reach this: under it, similarity says that nothing fits. */
export const lowestGoodScore = 0.3;

const of = (...types: SpanType[]): ReadonlySet<SpanType> => new Set(types);
const [answering, tools, retrievals, scorers] = [of('llm'), of('tool'), of('retrieval'), of('retrieval', 'rerank')];
const filterError = /content[ _-]?(policy|filter|management)|responsible.?ai|moderation|safety (system|polic)/i;
const rateError =
	/\b429\b|rate.?limit|too many requests|resource.?exhausted|throttl|quota.{0,20}exceeded|exceeded.{0,30}quota/i;
const humanTool =
	/escalat|(hand[-_ ]?(off|over)|transfer|talk|connect|route|speak)[-_ ]?(to)?[-_ ]?(a[-_ ])?(human|person|operator|live[-_ ]?agent|support[-_ ]?agent)|human[-_ ]?(handoff|hand_off|agent|support|takeover)/i;

const failed = ({ status }: SpanFacts): boolean => status === 'error';
const errorText = ({ errorType, statusMessage }: SpanFacts): string =>
	[errorType, statusMessage].filter((text) => text !== null && text !== '').join(': ');
const brief = (text: string, longest = 160): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
const quoted = (text: string): string => `“${brief(text, 80)}”`;

const isCall = ({ type }: SpanFacts): boolean => callTypes.has(type);
const endedBy = ({ finishReasons }: SpanFacts, kind: FinishKind): string | null => {
	const reason = finishReasons.length === 0 ? null : reasonOfKind(finishReasons, kind);
	return reason === null ? null : `the call ended with “${reason}”`;
};
/** A test of the answer's text: only where it was kept. */
const ofAnswer = (test: (answer: string) => string | null) => (facts: SpanFacts) =>
	facts.answer === null ? null : test(facts.answer);

/** The table of rules. To add a signal: its name, a row here, its cases in `signal-rules.test.ts`. */
export const signalRules: readonly SignalRule[] = [
	{
		name: 'validation-failed',
		kind: 'problem',
		title: 'Validation failed',
		needs: 'validation',
		says: 'A validation of the answer says that it did not pass (validation.passed and the like).',
		test: ({ validation }) => (validation === 'failure' ? 'the validation did not pass' : null),
	},
	{
		name: 'policy-failed',
		kind: 'problem',
		title: 'Policy violated',
		needs: 'policy',
		says: 'A check against a content policy says that it was violated (policy.passed, moderation.flagged and the like).',
		test: ({ policy }) => (policy === 'failure' ? 'the policy check says violated' : null),
	},
	{
		name: 'content-filtered',
		kind: 'problem',
		title: 'Content filtered',
		needs: 'call',
		says: "The provider's content policy stopped the call: by its finish reason, or by the error it answered with.",
		test: (facts) =>
			endedBy(facts, 'content-filter') ??
			(isCall(facts) && failed(facts) && filterError.test(errorText(facts)) ? brief(errorText(facts)) : null),
	},
	{
		name: 'guardrail-triggered',
		kind: 'problem',
		title: 'Guardrail stepped in',
		needs: 'guardrail',
		says: 'A guardrail says that it was triggered, or its span ended with an error.',
		test: (facts) => {
			if (facts.guardrail === 'failure') return 'the guardrail says that it stepped in';
			return facts.type === 'guardrail' && failed(facts) ? brief(errorText(facts) || 'the guardrail failed') : null;
		},
	},
	{
		name: 'rate-limited',
		types: callTypes,
		kind: 'problem',
		title: 'Rate limited',
		needs: 'call',
		says: 'A call to a model failed because of a rate limit or a quota (429, “rate limit”, “too many requests” …).',
		test: (facts) =>
			isCall(facts) && failed(facts) && rateError.test(errorText(facts)) ? brief(errorText(facts)) : null,
	},
	{
		name: 'tool-failed',
		types: tools,
		kind: 'problem',
		title: 'Tool failed',
		needs: 'tool',
		says: 'A tool call ended with an error.',
		test: (facts) =>
			facts.type === 'tool' && failed(facts)
				? brief([facts.toolName ?? 'the tool', errorText(facts) || 'ended with an error'].join(': '))
				: null,
	},
	{
		name: 'empty-answer',
		types: answering,
		kind: 'problem',
		title: 'Empty answer',
		needs: 'answer',
		says: 'A call that did not fail answered with nothing: no text and no tool call, or 0 output tokens.',
		test: (facts) => {
			if (facts.type !== 'llm' || failed(facts) || facts.callsTools) return null;
			if (facts.answer !== null) return facts.answer.trim() === '' ? 'the answer has no text and calls no tool' : null;
			return facts.outputTokens === 0 ? 'the provider counted 0 output tokens' : null;
		},
	},
	{
		name: 'invalid-json',
		types: answering,
		kind: 'problem',
		title: 'Invalid JSON',
		needs: 'json-answer',
		says: 'The call asked for JSON and the answer cannot be read as JSON (a Markdown fence around it is allowed).',
		test: ({ answer, jsonAsked }) =>
			jsonAsked && answer !== null && answer.trim() !== '' && !isJson(answer)
				? `JSON was asked; the answer begins ${quoted(answer.trim().slice(0, 60))}`
				: null,
	},
	{
		name: 'truncated',
		kind: 'problem',
		title: 'Truncated',
		needs: 'finish-reason',
		says: 'The answer was cut at the limit of tokens: finish reason length, max_tokens and the like.',
		test: (facts) => endedBy(facts, 'length'),
	},
	{
		name: 'refusal',
		kind: 'problem',
		title: 'Refusal',
		needs: 'answer',
		says: 'The model declined: its finish reason says so, or the answer opens with words like “I cannot help with”.',
		test: (facts, opening) => {
			const reason = endedBy(facts, 'refusal');
			if (reason !== null) return reason;
			const words = refusalIn(opening);
			return words === null ? null : `the answer says ${quoted(words)}`;
		},
	},
	{
		name: 'repeated-answer',
		types: answering,
		kind: 'problem',
		title: 'Repeats itself',
		needs: 'answer',
		says: 'The answer says the same sentence four times or more, or ends in one piece of text over and over.',
		test: ofAnswer((answer) => {
			const piece = findRepetition(answer);
			return piece === null ? null : `over and over: ${quoted(piece)}`;
		}),
	},
	{
		name: 'no-documents',
		types: retrievals,
		kind: 'problem',
		title: 'Nothing retrieved',
		needs: 'documents',
		says: 'A retrieval gave no document.',
		test: ({ type, documents }) =>
			type === 'retrieval' && documents?.count === 0 ? 'the retrieval gave no document' : null,
	},
	{
		name: 'low-retrieval',
		types: scorers,
		kind: 'problem',
		title: 'Weak retrieval',
		needs: 'document-scores',
		says: `The best document scored under ${lowestGoodScore}, where all scores lie between 0 and 1.`,
		test: ({ documents }) => {
			const { bestScore = null, lowestScore = null } = documents ?? {};
			if (bestScore === null || lowestScore === null || lowestScore < 0 || bestScore >= lowestGoodScore) return null;
			return `the best of ${documents?.count} documents scored ${Number(bestScore.toPrecision(3))}`;
		},
	},
	{
		name: 'escalated',
		kind: 'problem',
		title: 'Escalated to a human',
		needs: 'escalation',
		says: 'The application says that a human took over (escalated, handoff), or a tool that hands over was called.',
		test: ({ escalated, type, toolName }) => {
			if (escalated === true) return 'the application says that a human took over';
			return type === 'tool' && toolName !== null && humanTool.test(toolName)
				? `the tool ${toolName} was called`
				: null;
		},
	},
	{
		name: 'fallback',
		kind: 'problem',
		title: 'Fell back to another model',
		needs: 'call',
		says: 'A call failed and another model was asked after it under the same parent, or the application says so.',
		test: ({ fallback }) => (fallback === null ? null : `the application says ${quoted(fallback)}`),
	},
	{
		name: 'retry',
		kind: 'problem',
		title: 'Retried',
		needs: 'call',
		says: 'A call or tool failed and was tried again under the same parent, or the client counts its retries.',
		test: ({ retries }) => (retries === null || retries === 0 ? null : `sent again ${retries} times`),
	},
	{
		name: 'apology',
		types: answering,
		kind: 'problem',
		title: 'Apology',
		needs: 'answer',
		says: 'The answer opens with an apology: “I’m sorry”, “apologies” and the like.',
		test: (_, opening) => {
			const words = apologyIn(opening);
			return words === null ? null : `the answer says ${quoted(words)}`;
		},
	},
	{
		name: 'has-code',
		types: answering,
		kind: 'note',
		title: 'Has code',
		needs: 'answer',
		says: 'The answer holds a fenced block of code.',
		test: ofAnswer((answer) => {
			const fence = answer.indexOf('```');
			if (fence === -1) return null;
			const [language] = answer.slice(fence + 3, fence + 40).split(/\s/);
			return language ? `a block of ${language}` : 'a block of code';
		}),
	},
	{
		name: 'validation-passed',
		kind: 'passed',
		title: 'Validation passed',
		needs: 'validation',
		says: 'A validation of the answer says that it passed.',
		test: ({ validation }) => (validation === 'success' ? 'the validation passed' : null),
	},
	{
		name: 'policy-passed',
		kind: 'passed',
		title: 'Policy kept',
		needs: 'policy',
		says: 'A check against a content policy found nothing.',
		test: ({ policy }) => (policy === 'success' ? 'the policy check found nothing' : null),
	},
	{
		name: 'guardrail-passed',
		kind: 'passed',
		title: 'Guardrail passed',
		needs: 'guardrail',
		says: 'A guardrail says that it let pass.',
		test: (facts) => (facts.guardrail === 'success' && !failed(facts) ? 'the guardrail let pass' : null),
	},
	{
		name: 'not-escalated',
		kind: 'passed',
		title: 'Kept from a human',
		needs: 'escalation',
		says: 'The application says that no human had to take over.',
		test: ({ escalated }) => (escalated === false ? 'the application says that no human took over' : null),
	},
];
