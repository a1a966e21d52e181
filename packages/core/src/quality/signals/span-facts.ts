import type { SpanStatus, SpanType } from '../../spans/span.ts';
import type { TaskOutcome } from '../task-outcome.ts';

/** What the rules look at: what a span says, and the answer it kept. */
export type SpanFacts = {
	type: SpanType;
	status: SpanStatus;
	statusMessage: string;
	/** OTel `error.type` or its like; null when the emitter gave none. */
	errorType: string | null;
	finishReasons: readonly string[];
	outputTokens: number | null;
	/** The text of the answer of a model call; null = not kept, or no answer for a reader (it calls tools, it is a picture). */
	answer: string | null;
	/** Whether the answer asks for tools. */
	callsTools: boolean;
	/** The call asked for JSON. */
	jsonAsked: boolean;
	/** What a retrieval or a reranker gave; null = it was not kept. */
	documents: { count: number; bestScore: number | null; lowestScore: number | null } | null;
	toolName: string | null;
	validation: TaskOutcome | null;
	/** Of a content policy: failure = violated. */
	policy: TaskOutcome | null;
	/** Of a guardrail: failure = it stepped in. */
	guardrail: TaskOutcome | null;
	/** true = handed to a human, false = the application says it was not, null = nobody says. */
	escalated: boolean | null;
	/** How often the same call was sent again, as the emitter counts. */
	retries: number | null;
	/** What the application fell back to, in its own words. */
	fallback: string | null;
};

/** Facts of a span that says nothing. */
export const noFacts: SpanFacts = {
	type: 'other',
	status: 'unset',
	statusMessage: '',
	errorType: null,
	finishReasons: [],
	outputTokens: null,
	answer: null,
	callsTools: false,
	jsonAsked: false,
	documents: null,
	toolName: null,
	validation: null,
	policy: null,
	guardrail: null,
	escalated: null,
	retries: null,
	fallback: null,
};
