'use client';

import { anyOrigin } from '@spanledger/core/scores/browser-origins';
import { formatAgo, formatTimeExact } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';
import type { ApiKey } from './keys-page.tsx';

export function KeyTable({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: (key: ApiKey) => void }) {
	if (keys.length === 0)
		return <p className="p-4 text-text-2">No keys yet. Make one, and give it to your application.</p>;
	return (
		<table className="w-full text-sm">
			<thead>
				<tr className="border-b border-line text-left text-xs text-text-3">
					<th className="h-8 px-4 font-normal">Name</th>
					<th className="px-4 font-normal">Key</th>
					<th className={`px-4 font-normal ${wide}`}>May</th>
					<th className={`px-4 font-normal ${wide}`}>Made</th>
					<th className={`px-4 font-normal ${wide}`}>Last used</th>
					<th className="w-24" aria-label="Actions" />
				</tr>
			</thead>
			<tbody>
				{keys.map((key) => (
					<KeyRow key={key.id} apiKey={key} onRevoke={() => onRevoke(key)} />
				))}
			</tbody>
		</table>
	);
}

/** What it may; of a key for pages, whose. */
function mayWords({ scopes, browserOrigins }: ApiKey): string {
	if (browserOrigins === null) return scopes.join(', ');
	const pages = browserOrigins.includes(anyOrigin) ? 'any page' : `pages of ${browserOrigins.join(', ')}`;
	return `add scores from ${pages}`;
}

/** Columns that a telephone shows under the name instead. */
const wide = 'hidden sm:table-cell';

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
	const isRevoked = apiKey.revokedAt !== null;
	return (
		<tr className={`border-b border-line last:border-0 ${isRevoked ? 'text-text-3' : ''}`}>
			<td className="px-4 py-2 sm:h-11 sm:py-0">
				<span className="font-medium">{apiKey.name}</span>
				<span className="block text-text-3 sm:hidden">
					{mayWords(apiKey)} · {apiKey.lastUsedAt === null ? 'never used' : <Ago time={apiKey.lastUsedAt} />}
				</span>
			</td>
			<td className="px-4 font-mono">{apiKey.prefix}…</td>
			<td className={`px-4 ${wide}`}>{mayWords(apiKey)}</td>
			<td className={`px-4 ${wide}`}>
				<Ago time={apiKey.createdAt} />
			</td>
			<td className={`px-4 ${wide}`}>{apiKey.lastUsedAt === null ? 'never' : <Ago time={apiKey.lastUsedAt} />}</td>
			<td className="px-2 text-right">
				{isRevoked ? (
					<span className="px-2">revoked</span>
				) : (
					<Button look="danger" onClick={onRevoke} aria-label={`Revoke ${apiKey.name}`}>
						Revoke
					</Button>
				)}
			</td>
		</tr>
	);
}

function Ago({ time }: { time: Date }) {
	const { zone } = useTimeRange();
	const iso = time.toISOString();
	return (
		<time dateTime={iso} title={formatTimeExact(iso, zone)}>
			{formatAgo(time, useNow())}
		</time>
	);
}
