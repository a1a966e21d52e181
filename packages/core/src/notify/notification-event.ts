/** What somebody can be told. */
export const notificationKinds = [
	'budget.threshold',
	'budget.on-track',
	'anomaly',
	'weekly-spend',
	'latency-stage',
	'slo-burn',
	'review-ready',
	'test',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export type NotificationSeverity = 'info' | 'warning' | 'critical';

/** One line of what a notification says: `Spent` `$812.40 of $1,000`, with the page that shows it where there is one. */
export type NotificationFact = { label: string; value: string; url?: string };

/**
 * One thing that happened and is worth telling, the same for every channel. Whoever finds it a second time (another worker, a retry)
 * makes the same `key`: a project tells an event of one key once.
 */
export type NotificationEvent = {
	/** `budget/<id>/<group>/<period>/<threshold>`: says what happened, not when it was noticed. */
	key: string;
	kind: NotificationKind;
	severity: NotificationSeverity;
	/** One sentence without a full stop: what, of what, how far. */
	title: string;
	/** A sentence or two more, '' = none. */
	text: string;
	facts: NotificationFact[];
	/** Path of the page below the public URL: `/shop/budgets/b1`. */
	path: string;
	/** When it happened, RFC 3339. */
	at: string;
};
