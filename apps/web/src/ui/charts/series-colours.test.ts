import { expect, it } from 'vitest';
import { otherColour, seriesColours } from './series-colours.ts';

const tenants = ['acme', 'globex', 'initech', 'umbrella', 'hooli', 'stark', 'wayne', 'wonka'];

it('gives seven keys seven colours, and the rest that of "other"', () => {
	const colours = seriesColours(tenants);
	expect(new Set(tenants.slice(0, 7).map((tenant) => colours.get(tenant))).size).toBe(7);
	expect(colours.get('wonka')).toBe(otherColour);
});

it('keeps a key its colour whatever else is shown, unless two collide', () => {
	for (const tenant of tenants) {
		expect(seriesColours([tenant]).get(tenant)).toBe(seriesColours([tenant, 'zz']).get(tenant));
	}
});
