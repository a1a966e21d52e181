import type { FieldTable } from '../convention.ts';
import { inside } from '../fields/source.ts';

/** The words with which applications, guardrails and clients tell how something went: signals are made of them. */
export const verdictFields = {
	outcome: ['task.outcome', 'outcome', 'task.success', 'task_outcome'],
	validation: [
		'validation.result',
		'validation.passed',
		'validation_result',
		'validation_passed',
		'quality.validation',
		'quality.validation_passed',
		'output.valid',
	],
	policyPassed: [
		'policy.result',
		'policy.passed',
		'policy_result',
		'policy_passed',
		'content_policy.result',
		'content_policy.passed',
		'moderation.passed',
	],
	policyViolated: [
		'policy.violated',
		'policy.violation',
		'policy_violation',
		'content_policy.violated',
		'content_policy.violation',
		'moderation.flagged',
		'content_filter.triggered',
	],
	guardrailPassed: [
		'gen_ai.guardrail.status',
		'gen_ai.guardrail.passed',
		'guardrail.passed',
		'guardrail.status',
		'guardrail.result',
		'guardrail.action',
		'ai.guardrail.passed',
	],
	guardrailTriggered: ['guardrail.triggered', 'guardrail_triggered', 'gen_ai.guardrail.triggered'],
	escalated: [
		'escalated',
		'task.escalated',
		'escalation',
		'escalated_to_human',
		'human_handoff',
		'human.handoff',
		'handoff.human',
		'human_escalation',
	],
	retries: [
		'gen_ai.request.retry_count',
		'llm.retry_count',
		'llm.retries',
		'retry.count',
		'retry_count',
		'http.request.resend_count',
	],
	fallback: [
		'llm.fallback_model',
		'llm.fallback',
		'fallback.model',
		'fallback_model',
		'fallback.used',
		'fallback_used',
		'fallback',
	],
	outputFormat: [
		'gen_ai.output.type',
		'gen_ai.request.response_format',
		'gen_ai.openai.request.response_format',
		'gen_ai.request.structured_output_schema',
		'llm.request.structured_output_schema',
		'llm.response_format',
		'llm.request.response_format',
		'response_format',
		'ai.schema',
		inside('llm.invocation_parameters', 'response_format.type'),
	],
	documentCount: [
		'retrieval.count',
		'retrieval.document_count',
		'retrieval.documents_count',
		'rag.document_count',
		'retrieved_count',
	],
	topScore: ['retrieval.top_score', 'retrieval.best_score', 'retrieval.max_score', 'rag.top_score', 'retrieval.score'],
} as const satisfies FieldTable;

/**
 * Those that mean one thing on any span, be it claimed or not. A bare `outcome` does not: Spring's HTTP server writes
 * `outcome=SUCCESS` on every request.
 */
export const plainVerdictFields = {
	outcome: ['task.outcome', 'task.success', 'task_outcome'],
	validation: ['validation.result', 'validation.passed', 'validation_passed', 'quality.validation_passed'],
	policyPassed: verdictFields.policyPassed,
	policyViolated: verdictFields.policyViolated,
	escalated: ['escalated', 'task.escalated', 'escalated_to_human', 'human_handoff'],
} as const satisfies FieldTable;
