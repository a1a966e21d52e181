import type { RawLog } from './raw-log.ts';

/** Claude Code names its events short (`api_request`) in the attribute and in full (`claude_code.api_request`) in the body. */
const fullNameInBody = /^claude_code\.\w+$/;
const isClaudeCode = ({ scope, resource }: Pick<RawLog, 'scope' | 'resource'>): boolean =>
	scope.name.startsWith('com.anthropic.claude_code') || resource.get('service.name') === 'claude-code';

/**
 * The event a record tells of, '' when it names none. The body of Claude Code, then the attribute `event.name` (logging
 * bridges put the place in the source, `event src/otel.rs:12`, where the name should be), then the record's own field.
 */
export function eventNameOf(log: RawLog): string {
	const { body, attributes, eventName } = log;
	if (typeof body === 'string' && fullNameInBody.test(body)) return body;
	const named = attributes.get('event.name');
	const name = typeof named === 'string' && named !== '' ? named : eventName;
	return name !== '' && !name.includes('.') && isClaudeCode(log) ? `claude_code.${name}` : name;
}
