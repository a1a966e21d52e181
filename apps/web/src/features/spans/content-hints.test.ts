import { expect, it } from 'vitest';
import { contentHint } from './content-hints.ts';

it.each([
	['llm', 'otel-genai', 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true'],
	['agent', null, 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true'],
	['llm', 'claude-code', 'OTEL_LOG_USER_PROMPTS=1'],
	['llm', 'semantic-kernel', 'SEMANTICKERNEL_EXPERIMENTAL_GENAI_ENABLE_OTEL_DIAGNOSTICS_SENSITIVE=true'],
	['workflow', 'codex', '[otel]\nlog_user_prompt = true'],
	['workflow', 'otel-genai', undefined],
	['tool', 'claude-code', undefined],
	['other', null, undefined],
])('%s of %s', (type, convention, code) => {
	expect(contentHint({ type, convention })?.code).toBe(code);
});
