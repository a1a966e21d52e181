export type AttributeRow = {
	key: string;
	/** JSON text among the attributes is shown as the JSON it is. */
	value: unknown;
	/** As it was sent. */
	text: string;
	/** The fields of the span that this attribute gave. */
	usedAs: string[];
};

/** Attributes by key. `keys`: field → what gave it (`SpanContent.keys` has the forms). */
export function attributeRows(
	attributes: { [key: string]: unknown },
	keys: { readonly [field: string]: string },
): AttributeRow[] {
	const uses = Object.entries(keys).flatMap(([field, source]) => attributesIn(source).map((name) => ({ field, name })));
	return Object.entries(attributes)
		.map(([key, value]) => ({
			key,
			value: asJson(value),
			text: asText(value),
			usedAs: uses.filter(({ name }) => covers(name, key)).map(({ field }) => field),
		}))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** `derived: a + metadata › b` → a, metadata. */
function attributesIn(source: string): string[] {
	const parts = source.replace(/^derived: /, '').split(' + ');
	return parts.map((part) => part.split(' › ')[0] ?? part);
}

/** `llm.input_messages.*` is a list over many keys. */
function covers(name: string, key: string): boolean {
	return name.endsWith('.*') ? key.startsWith(name.slice(0, -1)) : name === key;
}

/** Of the keys those that stand on the resource, by their own names there. */
export function resourceKeys(keys: { readonly [field: string]: string }): { [field: string]: string } {
	const own = Object.entries(keys).filter(([, key]) => key.startsWith('resource: '));
	return Object.fromEntries(own.map(([field, key]) => [field, key.slice('resource: '.length)]));
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
