/** The questions a bill can be asked by. Absent = not set. */
export const dimensionNames = [
	'tenant',
	'team',
	'feature',
	'user',
	'session',
	'environment',
	'release',
	'requestId',
	'route',
] as const;
/** They stand in keys of rollups and indexes: what is longer is cut. */
export const longestDimensionValue = 200;

export type DimensionName = (typeof dimensionNames)[number];
export type Dimensions = { [name in DimensionName]?: string };
