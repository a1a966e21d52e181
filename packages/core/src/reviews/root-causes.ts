/** Where a failure comes from, in the order of the keys 1 to 8. */
export const rootCauses = ['retrieval', 'prompt', 'model', 'tool', 'data', 'policy', 'user', 'not-a-problem'] as const;
export const reviewOutcomes = ['fixed', 'dataset', 'ignore'] as const;
export const reviewSeverities = ['low', 'medium', 'high'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];
export type ReviewSeverity = (typeof reviewSeverities)[number];
