import type { FieldTable, MetadataBag } from '../convention.ts';
import { inside, type Source } from './source.ts';

/** The public contract's lists: which attribute sets which dimension, first present wins. */
export const contractDimensions = {
	tenant: ['tenant.id', 'tenant', 'tenant_id', 'organization.id', 'customer.id'],
	team: ['team', 'team.id', 'team_id'],
	feature: ['feature', 'feature.name', 'app.feature'],
	user: ['user.id', 'enduser.id', 'user_id'],
	session: ['session.id', 'gen_ai.conversation.id', 'thread.id'],
	environment: ['deployment.environment.name', 'deployment.environment'],
	release: ['service.version'],
	requestId: ['request.id', 'request_id', 'http.request.id'],
	route: ['route', 'http.route'],
} as const satisfies FieldTable;

/** The same names as people write them inside a metadata bag, where dots are rare and camel case is common. */
const bagNames: { readonly [dimension in keyof typeof contractDimensions]: readonly string[] } = {
	tenant: [
		...contractDimensions.tenant,
		'tenantId',
		'organization_id',
		'organizationId',
		'org_id',
		'orgId',
		'customer_id',
		'customerId',
	],
	team: [...contractDimensions.team, 'teamId'],
	feature: [...contractDimensions.feature, 'feature_name', 'featureName'],
	user: [...contractDimensions.user, 'userId', 'user', 'end_user_id', 'langfuse_user_id'],
	session: [
		'session.id',
		'session_id',
		'sessionId',
		'thread_id',
		'threadId',
		'conversation_id',
		'conversationId',
		'session',
		'langfuse_session_id',
	],
	environment: [...contractDimensions.environment, 'environment'],
	release: [...contractDimensions.release, 'release'],
	requestId: [...contractDimensions.requestId, 'requestId'],
	route: ['route'],
};

type Dimension = keyof typeof bagNames;
const dimensions = Object.keys(bagNames) as Dimension[];

/** The table that finds every dimension name, and `tags`, inside the given bags. */
export function bagDimensions(bags: readonly MetadataBag[]): FieldTable {
	const sources = (name: string): Source[] =>
		bags.map((bag) => ('prefix' in bag ? bag.prefix + name : inside(bag.json, [name])));
	const table: { [field: string]: Source[] } = { tags: sources('tags') };
	for (const dimension of dimensions) table[dimension] = bagNames[dimension].flatMap(sources);
	return table;
}
