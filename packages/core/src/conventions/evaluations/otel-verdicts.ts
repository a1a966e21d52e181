import type { Attributes, RawSpan } from '../../spans/raw-span.ts';
import { sentAt, type Verdict, verdict } from './verdict.ts';

/** OTel's event, on spans and as a log record. */
export const evaluationEvent = 'gen_ai.evaluation.result';

/** A verdict and the provider's id of the answer it judges, if that was told. */
export type OtelVerdict = Verdict & { responseId: string | null };

/** Results told as span events. */
export function eventVerdicts({ events }: Pick<RawSpan, 'events'>): OtelVerdict[] {
	return events.flatMap(({ name, attributes }, index) =>
		name === evaluationEvent ? otelVerdict(attributes, `event: ${name} #${index}`) : [],
	);
}

/**
 * A result told by attributes: of an event, a log record, or an evaluator's own span. An evaluator that failed says so by `error.type`.
 * Empty when there is none.
 */
export function otelVerdict(attributes: Attributes, key: string): OtelVerdict[] {
	const at = (name: string) => sentAt(attributes, `gen_ai.evaluation.${name}`);
	const found = verdict({
		name: at('name'),
		value: at('score.value') ?? at('score'),
		label: at('score.label') ?? at('label'),
		explanation: at('explanation') ?? at('reasoning') ?? sentAt(attributes, 'error.type'),
		source: 'judge',
		key,
	});
	const responseId = attributes.get('gen_ai.response.id');
	return found === null ? [] : [{ ...found, responseId: typeof responseId === 'string' ? responseId : null }];
}
