import { listUnpriced } from '@spanledger/db/prices/list-unpriced';
import type { Scope } from '@spanledger/db/scope';
import { z } from 'zod';
import { contract } from '../contract.ts';
import type { Deps } from '../deps.ts';
import { time as timeParameter } from '../parameters.ts';
import { count, nullableText, time } from '../scalars.ts';
import { timeRange } from '../time-range.ts';
import { timeText } from '../times.ts';

/** The public parameters of `GET /prices/unpriced`. */
export const unpricedQuery = z.object({ from: timeParameter.optional(), to: timeParameter.optional() });

export const unpricedReport = z
	.object({
		from: time,
		to: time,
		items: z.array(
			z.object({
				provider: nullableText,
				model: nullableText,
				reason: z.enum(['no-usage', 'unknown-model', 'no-price']),
				calls: count,
				inputTokens: count,
				outputTokens: count,
				firstSeen: time,
				lastSeen: time,
			}),
		),
		more: count.meta({ description: 'kinds beyond those listed' }),
	})
	.register(contract, { id: 'UnpricedReport' });

const nsOf = (date: Date): bigint => BigInt(date.getTime()) * 1_000_000n;
const dateOf = (ns: bigint): Date => new Date(Number(ns / 1_000_000n));

/** Calls without a cost, by provider and model, most calls first; by span start. */
export async function reportUnpriced(
	{ db, now }: Pick<Deps, 'db' | 'now'>,
	scope: Scope,
	query: z.output<typeof unpricedQuery>,
): Promise<z.infer<typeof unpricedReport>> {
	const { fromNs, toNs } = timeRange(query, now());
	const { rows, more } = await listUnpriced(db, scope, { from: dateOf(fromNs), to: dateOf(toNs) });
	return {
		from: timeText(fromNs),
		to: timeText(toNs),
		items: rows.map(({ provider, model, firstSeen, lastSeen, ...row }) => ({
			provider: provider === '' ? null : provider,
			model: model === '' ? null : model,
			...row,
			firstSeen: timeText(nsOf(firstSeen)),
			lastSeen: timeText(nsOf(lastSeen)),
		})),
		more,
	};
}
