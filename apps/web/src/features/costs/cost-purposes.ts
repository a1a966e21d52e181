/** Which calls a bill counts. A tenant pays for what it was served; judging the answers is the project's own affair. */
export const costPurposes = [
	{ value: 'product', label: 'Without evaluation' },
	{ value: 'evaluation', label: 'Evaluation only' },
	{ value: 'all', label: 'All calls' },
] as const;
export type CostPurpose = (typeof costPurposes)[number]['value'];
export const costPurposeKeys = costPurposes.map(({ value }) => value);
