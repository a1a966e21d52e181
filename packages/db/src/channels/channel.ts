import type { ChannelKind } from '@spanledger/core/notify/channel';

/** A channel as its members see it: the target itself stays sealed. */
export type Channel = {
	id: string;
	kind: ChannelKind;
	name: string;
	/** The host of a webhook, the addresses of a mail. */
	label: string;
	createdAt: Date;
	createdBy: string;
	/** What became of the last delivery; null = none yet. Retrying = waiting for another attempt. */
	lastState: 'waiting' | 'retrying' | 'sent' | 'failed' | null;
	lastAt: Date | null;
};

export const channelColumns = `c.id, c.kind, c.name, c.label, c.created_at AS "createdAt", c.created_by AS "createdBy",
	last.state AS "lastState", last.created_at AS "lastAt"`;

/** The last delivery of each channel, by index. */
export const channelSource = `channels c LEFT JOIN LATERAL (
	SELECT CASE WHEN state = 'waiting' AND log <> '[]' THEN 'retrying' ELSE state END AS state, created_at FROM deliveries d
	WHERE d.project_id = c.project_id AND d.channel_id = c.id ORDER BY created_at DESC, id LIMIT 1
) last ON true`;
