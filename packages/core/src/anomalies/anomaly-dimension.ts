/** What is watched: each of these by key. What is not set, and the remainder of capped keys, is nobody's to blame and is not watched. */
export const anomalyDimensions = ['feature', 'tenant', 'team', 'model'] as const;
export type AnomalyDimension = (typeof anomalyDimensions)[number];
