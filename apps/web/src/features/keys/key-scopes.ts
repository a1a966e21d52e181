/** What a key may do, in the words of the contract. */
export const keyScopes = [
	{ scope: 'ingest', meaning: 'send traces, logs and metrics' },
	{ scope: 'read', meaning: 'read traces and costs over the API' },
	{ scope: 'scores', meaning: 'add scores and feedback; alone it is safe in a browser' },
	{ scope: 'admin', meaning: 'delete data' },
] as const;
export type KeyScope = (typeof keyScopes)[number]['scope'];
