'use client';

import type { ToldChannels } from '@spanledger/core/notify/channel';
import { useChannels } from './use-channels.ts';

/** "tells all channels", "tells desk and pager", "tells nobody". */
export function ToldWords({ told }: { told: ToldChannels }) {
	const channels = useChannels().list.data?.channels;
	if (channels === undefined) return null;
	if (told === null && channels.length > 0) return <span className="text-text-3">tells all channels</span>;
	const names = channels.filter(({ id }) => told?.includes(id)).map(({ name }) => name);
	if (names.length === 0) return <span className="text-warn">tells nobody</span>;
	return <span className="text-text-3">tells {names.join(', ')}</span>;
}
