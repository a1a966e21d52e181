import { DomainError } from '@spanledger/core/domain-error';
import { z } from 'zod';

/** Reads the parameters of a URL by a schema. Throws `invalid` with the field: unknown, given twice, or not as it should be. */
export function parseQuery<Schema extends z.ZodObject>(schema: Schema, parameters: URLSearchParams): z.output<Schema> {
	const given: Record<string, string | string[]> = {};
	for (const name of new Set(parameters.keys())) {
		const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
		if (field === undefined) throw new DomainError('invalid', `unknown parameter "${name}"`, name);
		const values = parameters.getAll(name);
		if (isList(field)) given[name] = values;
		else if (values.length > 1) throw new DomainError('invalid', `"${name}" can be given once`, name);
		else given[name] = values[0] ?? '';
	}
	return parseInput(schema, given);
}

/** Reads any input by a schema. Throws `invalid` with the first field at fault. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const field = issue?.path[0] === undefined ? undefined : String(issue.path[0]);
	throw new DomainError('invalid', `${field ?? 'input'}: ${issue?.message ?? 'not valid'}`, field);
}

/** Whether a parameter may be repeated. */
export function isList(field: z.core.$ZodType): boolean {
	if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isList(field.unwrap());
	return field instanceof z.ZodArray;
}
