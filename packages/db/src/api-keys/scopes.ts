/** What a key may do. */
export const scopes = ['ingest', 'read', 'scores', 'admin'] as const;
export type KeyScope = (typeof scopes)[number];

/** A key as lists show it; the key itself is never stored. */
export type ApiKey = {
	id: string;
	name: string;
	/** The first 7 characters, to tell keys apart. */
	prefix: string;
	scopes: KeyScope[];
	/** Origins of pages that may send with it; null = it stays on servers. */
	browserOrigins: string[] | null;
	createdAt: Date;
	lastUsedAt: Date | null;
	revokedAt: Date | null;
};
