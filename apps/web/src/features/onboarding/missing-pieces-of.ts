import type { RouterOutputs } from '@spanledger/api/trpc/app-router';
import { plural } from '../../lib/format-count.ts';

export type Arrival = RouterOutputs['onboarding']['status'];
export type MissingPiece = { key: 'model' | 'content' | 'tenant' | 'price'; title: string; why: string; code: string };

const instrument = `# Python, before the client is imported
from openinference.instrumentation.openai import OpenAIInstrumentor
OpenAIInstrumentor().instrument()

// TypeScript, before the first call
new OpenAIInstrumentation().manuallyInstrument(OpenAI);`;

const tenantLine = `span.set_attribute("tenant.id", customer_id)   # Python, on the root span
span.setAttribute('tenant.id', customerId);    // TypeScript`;

/** What the telemetry so far lacks, worst first. Nothing is missing that cannot be known yet. */
export function missingPiecesOf(arrival: Arrival): MissingPiece[] {
	if (arrival.spans === 0 || arrival.traces === 0) return [];
	// Traces that wait to be settled may still bring the first model call.
	if (arrival.modelCalls === 0 && arrival.unsettledTraces > 0) return [];
	if (arrival.modelCalls === 0) {
		return [
			{
				key: 'model',
				title: `${plural(arrival.spans, 'span')}, none from a model: add this line`,
				why: 'Tracing works, but nothing watches the LLM client. An instrumentation for it makes one span per call, with model and tokens.',
				code: instrument,
			},
		];
	}
	const pieces: MissingPiece[] = [];
	if (arrival.tracesWithContent === 0) {
		pieces.push({
			key: 'content',
			title: 'No prompts: set this variable',
			why: 'Tokens and cost are there, the words are not. OpenTelemetry libraries send content only when asked.',
			code: 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true',
		});
	}
	if (arrival.tracesWithTenant === 0) {
		pieces.push({
			key: 'tenant',
			title: 'No tenant: add this attribute',
			why: 'Cost cannot be told apart by customer yet. Set it on the root span only: every call below inherits it.',
			code: tenantLine,
		});
	}
	if (arrival.unpricedSpans > 0) {
		pieces.push({
			key: 'price',
			title: `${plural(arrival.unpricedSpans, 'call')} without a price`,
			why: 'The model is not in the price book, or the call reported no tokens. Its Cost tab says which. OpenAI streams report tokens only when asked.',
			code: 'stream_options={"include_usage": True}',
		});
	}
	return pieces;
}
