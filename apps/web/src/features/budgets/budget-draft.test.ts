import { expect, it } from 'vitest';
import { type BudgetDraft, checkDraft, emptyDraft, formField, previewOf } from './budget-draft.ts';

const draft = (parts: Partial<BudgetDraft>): BudgetDraft => ({
	...emptyDraft('UTC'),
	name: 'Tenants',
	limit: '250',
	...parts,
});

it('reads what people type', () => {
	const typed = draft({
		limit: ' $1,200.50 ',
		thresholds: '100 80%, 50',
		owners: 'ann@example.com; bob@example.com',
		groupBy: 'tenant',
		exceptions: [
			{ key: 'acme', limit: '$5,000' },
			{ key: 'free', limit: '' },
			{ key: '', limit: ' ' },
		],
	});
	expect(checkDraft(typed)).toMatchObject({
		settings: {
			limit: '1200.50',
			thresholds: [50, 80, 100],
			owners: ['ann@example.com', 'bob@example.com'],
			exceptions: [
				{ key: 'acme', limit: '5000' },
				{ key: 'free', limit: null },
			],
		},
	});
});

it.each<[string, Partial<BudgetDraft>, string]>([
	['name', { name: ' ' }, 'Name it: the name stands in every alert.'],
	['limit', { limit: '' }, 'Must be a sum in US dollars such as 250 or 12.50; got "".'],
	['limit', { limit: '1,5' }, 'Must be a sum in US dollars such as 250 or 12.50; got "1,5".'],
	['limit', { limit: '1.5', unit: 'calls' }, 'Must be a whole number of calls; got "1.5".'],
	['thresholds', { thresholds: '50, half' }, 'Whole percentages from 1 to 1000, separated by commas; ten at most.'],
	['owners', { owners: 'ann' }, 'E-mail addresses, separated by commas.'],
	[
		'exceptions.1.key',
		{
			groupBy: 'team',
			exceptions: [
				{ key: 'a', limit: '1' },
				{ key: 'a', limit: '2' },
			],
		},
		'"a" is excepted twice.',
	],
])('%s: %j', (field, parts, words) => {
	expect(checkDraft(draft(parts))).toEqual({ faults: { [field]: words } });
});

it('forgets exceptions of a budget that is no longer split', () => {
	expect(checkDraft(draft({ exceptions: [{ key: 'acme', limit: '1' }] }))).toMatchObject({
		settings: { exceptions: [] },
	});
});

it('previews what has neither name nor limit yet', () => {
	expect(previewOf(draft({ name: '', limit: '' }))).toMatchObject({ settings: { limit: '0' }, hasLimit: false });
	expect(previewOf(draft({ name: '' }))).toMatchObject({ settings: { limit: '250' }, hasLimit: true });
	expect(previewOf(draft({ thresholds: 'x' }))).toBeNull();
});

it.each([
	['settings.owners.0', 'owners'],
	['settings.exceptions.0.limit', 'exceptions.0.limit'],
	['name', 'name'],
	[null, 'form'],
])('%s is complained about under %s', (field, shown) => {
	expect(formField(field)).toBe(shown);
});
