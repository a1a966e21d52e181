/** Why a span has no messages, and the line that brings them. */
export type ContentHint = { why: string; code: string };

const openTelemetry: ContentHint = {
	why: 'The span came without its messages. Most OpenTelemetry libraries send content only when this is set in the application; restart it afterwards.',
	code: 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=true',
};

/** By convention, where the emitter has a switch of its own. Coding agents tell what was asked on the prompt, not on its calls. */
const hints: { readonly [convention: string]: ContentHint } = {
	'claude-code': {
		why: 'Claude Code logs its calls without their messages. The words of a prompt stand on the prompt’s own span, when this is set.',
		code: 'OTEL_LOG_USER_PROMPTS=1',
	},
	codex: {
		why: 'Codex logs its calls without their messages. The words of a prompt stand on the prompt’s own span, when ~/.codex/config.toml says so.',
		code: '[otel]\nlog_user_prompt = true',
	},
	'gemini-cli': {
		why: 'Gemini CLI sends prompts and answers only when this is set.',
		code: 'GEMINI_TELEMETRY_LOG_PROMPTS=true',
	},
	'semantic-kernel': {
		why: 'Semantic Kernel sends content only when this is set, and sends it as log records: the application needs an OTLP log exporter too.',
		code: 'SEMANTICKERNEL_EXPERIMENTAL_GENAI_ENABLE_OTEL_DIAGNOSTICS_SENSITIVE=true',
	},
};

/** What to say of a span without content; null for a span that is not expected to have any. */
export function contentHint({ type, convention }: { type: string; convention: string | null }): ContentHint | null {
	const own = hints[convention ?? ''];
	if (type === 'llm' || type === 'agent') return own ?? openTelemetry;
	return type === 'workflow' ? (own ?? null) : null;
}
