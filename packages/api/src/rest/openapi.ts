import { z } from 'zod';
import { contract } from '../contract.ts';
import { isList } from './parse-query.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const schemaUri = (id: string): string => `#/components/schemas/${id}`;

/** OpenAPI 3.1 of the routes, from the very schemas that check requests and shape answers. */
export function describeApi(routes: readonly Route[], serverUrl: string): Json {
	const paths: Record<string, Json> = {};
	for (const route of routes) {
		paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) };
	}
	return {
		openapi: '3.1.0',
		info: {
			title: 'Spanledger',
			version: '1',
			description:
				'Traces and costs of LLM applications. Money is a decimal string in USD, times are RFC 3339, durations milliseconds.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
		},
		servers: [{ url: serverUrl }],
		security: [{ bearer: [] }, { basic: [] }, { apiKey: [] }],
		paths,
		components: {
			schemas: { ...namedSchemas(), Error: errorSchema },
			securitySchemes: {
				bearer: { type: 'http', scheme: 'bearer', description: 'an API key' },
				basic: { type: 'http', scheme: 'basic', description: 'an API key as the password' },
				apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
			},
		},
	};
}

function namedSchemas(): Json {
	const { schemas } = z.toJSONSchema(contract, { uri: schemaUri, io: 'output' });
	return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}

const errorSchema: Json = {
	type: 'object',
	required: ['error'],
	properties: {
		error: {
			type: 'object',
			required: ['code', 'message', 'field'],
			properties: { code: { type: 'string' }, message: { type: 'string' }, field: { type: ['string', 'null'] } },
		},
	},
};

const errorAnswer = (description: string): Json => ({
	description,
	content: { 'application/json': { schema: { $ref: schemaUri('Error') } } },
});

function describeRoute({ path, summary, scope, query, body, answer, handle }: Route): Json {
	const refusals =
		scope === null ? {} : { 401: errorAnswer('no or wrong key'), 403: errorAnswer(`the key lacks the scope ${scope}`) };
	const answers =
		handle === null
			? { 501: errorAnswer('not built yet') }
			: { 200: describeAnswer(answer), 400: errorAnswer('a parameter is unknown or wrong: `field` names it') };
	const bodyRefusals =
		body === undefined
			? {}
			: {
					409: errorAnswer('it contradicts what is there'),
					413: errorAnswer('too large'),
					415: errorAnswer('no JSON'),
				};
	return {
		summary,
		...(scope === null ? { security: [] } : {}),
		parameters: [...pathParameters(path), ...(query === undefined ? [] : queryParameters(query))],
		...(body === undefined ? {} : { requestBody: describeBody(body) }),
		responses: {
			...answers,
			...refusals,
			...bodyRefusals,
			...(path.includes('{') ? { 404: errorAnswer('there is none') } : {}),
		},
	};
}

function describeBody(body: z.ZodType): Json {
	const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input', override: preferDeclaredType });
	return { required: true, content: { 'application/json': { schema } } };
}

function describeAnswer(answer: Route['answer']): Json {
	const id = answer === undefined ? undefined : contract.get(answer)?.id;
	const schema = id === undefined ? { type: 'object' } : { $ref: schemaUri(id) };
	return { description: 'OK', content: { 'application/json': { schema } } };
}

const pathParameters = (path: string): Json[] =>
	[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' },
	}));

function queryParameters(query: z.ZodObject): Json[] {
	const { properties = {} } = z.toJSONSchema(query, { io: 'input', override: preferDeclaredType });
	return Object.entries(query.shape).map(([name, field]) => ({
		name,
		in: 'query',
		schema: { ...asObject(properties[name]), ...defaultOf(field) },
		...(isList(field) ? { style: 'form', explode: true, description: 'repeated = or; empty = not set' } : {}),
	}));
}

/** A parameter that takes text and typed values alike says in its metadata what it is; the alternatives would only confuse. */
function preferDeclaredType({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
	if (jsonSchema.type !== undefined) delete jsonSchema.anyOf;
}

const asObject = (schema: z.core.JSONSchema._JSONSchema | undefined): Json =>
	typeof schema === 'object' ? { ...schema } : {};

/** zod leaves the default out where text is turned into something else. */
const defaultOf = (field: z.core.$ZodType): Json =>
	field instanceof z.ZodDefault ? { default: field.def.defaultValue } : {};
