export type AttributeRow = {
	key: string;
	/** JSON text among the attributes is shown as the JSON it is. */
	value: unknown;
	/** As it was sent. */
	text: string;
	/** The fields of the span that this attribute gave. */
	usedAs: string[];
};

/** Attributes by key. `keys`: field → the attribute that gave it, `metadata › tenant` = inside a JSON attribute. */
export function attributeRows(
	attributes: { [key: string]: unknown },
	keys: { [field: string]: string },
): AttributeRow[] {
	const fields = new Map<string, string[]>();
	for (const [field, source] of Object.entries(keys)) {
		const key = source.split(' › ')[0] ?? source;
		fields.set(key, [...(fields.get(key) ?? []), field]);
	}
	return Object.entries(attributes)
		.map(([key, value]) => ({ key, value: asJson(value), text: asText(value), usedAs: fields.get(key) ?? [] }))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Only text that is clearly an object or a list; "42" and "true" were sent as text and stay so. */
function asJson(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}

/** Whether the key, its use or the value contains the text, in any case. */
export function matchesText({ key, text, usedAs }: AttributeRow, wanted: string): boolean {
	const needle = wanted.trim().toLowerCase();
	return needle === '' || [key, text, ...usedAs].some((part) => part.toLowerCase().includes(needle));
}
