import type { FacetKey } from '../filters/filter-fields.ts';

/** What a bill can be split by; each is also a filter, so that every row leads to its traces. */
export const costGroupings = [
	{ value: 'tenant', label: 'Tenant', attribute: 'tenant.id' },
	{ value: 'team', label: 'Team', attribute: 'team' },
	{ value: 'feature', label: 'Feature', attribute: 'feature' },
	{ value: 'user', label: 'User', attribute: 'user.id' },
	{ value: 'model', label: 'Model', attribute: 'gen_ai.request.model' },
	{ value: 'provider', label: 'Provider', attribute: 'gen_ai.provider.name' },
	{ value: 'promptVersion', label: 'Prompt', attribute: 'gen_ai.prompt.name' },
	{ value: 'environment', label: 'Environment', attribute: 'deployment.environment.name' },
	{ value: 'route', label: 'Route', attribute: 'http.route' },
] as const satisfies { value: FacetKey; label: string; attribute: string }[];
export type CostGrouping = (typeof costGroupings)[number]['value'];

export const costGroupingKeys = costGroupings.map(({ value }) => value);

/** The attribute that sets a dimension, as "how to fix" names it. */
export function attributeOf(grouping: CostGrouping): string {
	return costGroupings.find(({ value }) => value === grouping)?.attribute ?? grouping;
}

type Keyed = { key: string | null; other: boolean };

export const unattributed = '(unattributed)';
export const otherName = '(other)';

/** What a row of the bill is called. */
export function nameOfRow({ key, other }: Keyed): string {
	if (other) return otherName;
	return key ?? unattributed;
}
