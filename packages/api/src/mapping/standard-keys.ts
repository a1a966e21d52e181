import { contractDimensions } from '@spanledger/core/conventions/fields/dimension-fields';
import type { MappedName } from '@spanledger/core/conventions/mapping';

/** The keys that every project has, in order of precedence; a convention's own names follow them. */
export const standardKeys: { readonly [name in MappedName]: readonly string[] } = {
	tenant: contractDimensions.tenant,
	team: contractDimensions.team,
	feature: contractDimensions.feature,
	user: contractDimensions.user,
	session: contractDimensions.session,
	route: contractDimensions.route,
	stage: ['stage', 'stage.name'],
};
