/** Work over a stretch of span time. reprice: the ledger is priced again. reread: stored spans are read and settled again. */
export const rangeJobKinds = ['reprice', 'reread'] as const;
export type RangeJobKind = (typeof rangeJobKinds)[number];

/** waiting and running are open; the others are final. */
export type RangeJobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export type RangeJob = {
	id: string;
	kind: RangeJobKind;
	state: RangeJobState;
	/** false = a preview: reckons what would change and changes nothing. */
	writes: boolean;
	/** Span starts, inclusive … */
	from: Date;
	/** … to exclusive. */
	to: Date;
	/** What the kind asks for beyond the range. */
	input: unknown;
	/** How much is done of how much; null = not counted yet. */
	done: number;
	total: number | null;
	/** What the kind found, as far as it has come. */
	result: unknown;
	/** Why it failed, in words. */
	error: string | null;
	createdAt: Date;
	createdBy: string;
	startedAt: Date | null;
	finishedAt: Date | null;
};
