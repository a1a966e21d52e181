/**
 * Keys that baggage, association and context processors copy onto every span below the one they were set on, HTTP and database
 * spans included. They say who asked and in what conversation, never what the span did, so no convention may claim by them.
 */
const travellingKeys = new Set([
	'gen_ai.agent.description',
	'gen_ai.agent.id',
	'gen_ai.agent.name',
	'gen_ai.agent.version',
	'gen_ai.prompt.name',
	'gen_ai.prompt.version',
	'gen_ai.workflow.name',
	'ai.telemetry.functionId',
]);

const travellingPrefixes = [
	'ai.telemetry.metadata.',
	'ai.settings.context.',
	'ai.settings.runtimeContext.',
	'traceloop.association.properties.',
	'langsmith.metadata.',
	'llm.metadata.',
	'llm.prompt_template.',
	'gen_ai.prompt.variable.',
];

/** `gen_ai.conversation.id`, `llm.user_id`, `ai.session.id`: who and where, under any of the prefixes. */
const whoAndWhere =
	/^(gen_ai|genai|llm|ai)\.(app|application|conversation|customer|end_?user|env|environment|feature|org|organi[sz]ation|project|route|session|team|tenant|thread|user|workspace)([._]|$)/;

/** Whether the key may stand on a span that had nothing to do with it. */
export function isTravelling(key: string): boolean {
	return (
		travellingKeys.has(key) || whoAndWhere.test(key) || travellingPrefixes.some((prefix) => key.startsWith(prefix))
	);
}
