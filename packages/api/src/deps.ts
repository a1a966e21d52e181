import type { PriceBook } from '@spanledger/core/prices/price-book';
import type { KeyUseTracker } from '@spanledger/db/api-keys/track-key-use';
import type { Db } from '@spanledger/db/connect';
import type { Auth } from './auth/create-auth.ts';

/** What every door of this package works with. */
export type Deps = {
	db: Db;
	auth: Auth;
	/** Prices for traces that are read before they are settled. */
	book: PriceBook;
	now: () => Date;
	keyUses: KeyUseTracker;
	/** Told of failures that nobody foresaw; callers only learn that there was one. */
	reportBug: (where: string, error: unknown) => void;
	/** Where an application sends OTLP/HTTP, as the pages print it. */
	otlpUrl: string;
	/** Where the pages are reached, without a trailing slash. */
	publicUrl: string;
	/** The installation's secret: seals where channels lead. */
	secret: string;
	/** Whether a mail server is set. */
	mailIsOn: boolean;
};
