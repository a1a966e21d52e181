import type { RawLog } from './raw-log.ts';

/** Claude Code names its events short (`api_request`) in the attribute and in full (`claude_code.api_request`) in the body. */
const fullNameInBody = /^claude_code\.\w+$/;
const claudeCodeScope = 'com.anthropic.claude_code.events';

/**
 * The event a record tells of, '' when it names none. The body of Claude Code, then the attribute `event.name` (logging
 * bridges put the place in the source, `event src/otel.rs:12`, where the name should be), then the record's own field.
 */
export function eventNameOf({ body, attributes, eventName, scope }: RawLog): string {
	if (typeof body === 'string' && fullNameInBody.test(body)) return body;
	const named = attributes.get('event.name');
	const name = typeof named === 'string' && named !== '' ? named : eventName;
	return scope.name === claudeCodeScope && name !== '' && !name.includes('.') ? `claude_code.${name}` : name;
}
