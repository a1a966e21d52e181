type Issue = { path: PropertyKey[]; message: string };

/** Why something sent was refused, by field and value: `traceId: expected 32 hex digits; got "abc"`. */
export function reasonsOf(issues: readonly Issue[], sent: unknown): string {
	return issues.map((issue) => reasonOf(issue, sent)).join('; ');
}

function reasonOf({ path, message }: Issue, sent: unknown): string {
	const reason = path.length === 0 ? message : `${path.join('.')}: ${message}`;
	const value = valueAt(sent, path);
	return value === undefined ? reason : `${reason}; got ${shown(value)}`;
}

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
	let value = sent;
	for (const part of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
		value = Reflect.get(value, part);
	}
	return value;
}

/** Enough of a value to find it again, however long or deep it is. */
function shown(value: unknown): string {
	if (Array.isArray(value)) return 'an array';
	if (typeof value === 'object' && value !== null) return 'an object';
	const text = JSON.stringify(value);
	return text.length <= 60 ? text : `${text.slice(0, 60)}… (${String(value).length} characters)`;
}
