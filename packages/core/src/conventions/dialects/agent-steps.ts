import type { Attributes } from '../../spans/raw-span.ts';
import type { SpanType } from '../../spans/span.ts';

/** A model's name without a word that says so. */
export const bareModels = ['model', 'model.id', 'model_id', 'model.name', 'model_name'] as const;

/** Steps of an agent by the names that blog posts give them: `agent.plan`, `agent.step.3`, `tool.execute`, `llm.generate`. */
export const stepNames: readonly (readonly [RegExp, SpanType])[] = [
	[/^agent\.(plan|step|think|thought|reason|reflect|observe|act|final|answer|loop|iteration)\b/, 'workflow'],
	[/^agent(\.(run|execute|invoke|call|task))?$/, 'agent'],
	[/^tool\.(execute|call|invoke|run)\b/, 'tool'],
	[/^llm\.(generate|chat|complete|completions?|call|request|invoke|stream|inference)\b/, 'llm'],
	[/^(llm|rag|vector|embedding)\.embed(dings?)?\b/, 'embedding'],
	[/^(rag|retriev(al|er)|vector|vectordb)\.(search|query|retrieve|lookup)\b/, 'retrieval'],
	[/^(rag\.)?rerank(er)?(\.|$)/, 'rerank'],
	[/^guardrails?\.\w/, 'guardrail'],
	[/^prompt\.(build|render|format|assemble|compile)\b/, 'prompt'],
];
/** Of these, the names that nobody else would give. */
const surely = /^(agent\.(plan|step)|tool\.execute|llm\.(generate|chat|complete|completions?))\b/;

export const isStepName = (name: string): boolean => surely.test(name);

/** What `step.type` may say. */
const steps: { readonly [value: string]: SpanType } = {
	tool: 'tool',
	tool_call: 'tool',
	tool_use: 'tool',
	action: 'tool',
	retrieval: 'retrieval',
	retrieve: 'retrieval',
	search: 'retrieval',
	rerank: 'rerank',
	embedding: 'embedding',
	guardrail: 'guardrail',
	validation: 'guardrail',
	evaluation: 'evaluator',
	prompt: 'prompt',
};

/** Steps that think: the call to the model is a span below, or, if the step tells of the model itself, the step. */
const thinking =
	/^(plan(ning)?|think(ing)?|thought|reason(ing)?|reflect(ion)?|observ(e|ation)|decide|decision|final|answer|respon(d|se)|summari[sz]e|llm|llm_call|generat(e|ion)|completion|model)$/;

/** null = no word of ours, or a step whose own model and usage say more. */
export function typeOfStep(value: string, attributes: Attributes): SpanType | null {
	const known = Object.hasOwn(steps, value) ? steps[value] : undefined;
	if (known !== undefined) return known;
	const tellsModel = [...bareModels, 'llm.model', 'gen_ai.request.model'].some((key) => attributes.has(key));
	return thinking.test(value) && !tellsModel ? 'workflow' : null;
}
