/** What a score must be: of this name, and its number (or, for `eq`, its label) so related to the value. */
export type ScoreCondition = { name: string; operator: ScoreOperator; value: string };

export const scoreOperators = { lt: '<', lte: '<=', gt: '>', gte: '>=', eq: '=' } as const;
export type ScoreOperator = keyof typeof scoreOperators;
