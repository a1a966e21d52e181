/**
 * Attributes that hold a span's whole input or output in any shape, often a framework's own object around the conversation. Messages
 * that stand anywhere else, under whatever dialect's key or in events, say more: these come after all of them.
 */
const blobs: ReadonlySet<string> = new Set([
	'input.value',
	'output.value',
	'traceloop.entity.input',
	'traceloop.entity.output',
	'langfuse.trace.input',
	'langfuse.trace.output',
	'mlflow.spanInputs',
	'mlflow.spanOutputs',
	'genkit:input',
	'genkit:output',
	'koog.node.input',
	'koog.node.output',
	'input',
	'output',
	'prompt',
	'response',
	'request_data',
	'response_data',
]);

export const isBlob = (key: string): boolean => blobs.has(key);
