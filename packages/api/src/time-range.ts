import { DomainError } from '@spanledger/core/domain-error';

const dayNs = 86_400_000_000_000n;
/** Postgres and Date agree up to here; nobody's telemetry is older or later. */
const earliestNs = 0n;
const latestNs = 253_402_300_800_000_000_000n; // 10000-01-01

/** Ingest takes starts up to this far ahead: clocks differ. */
export const aheadNs = 3_600_000_000_000n;

/**
 * `from` inclusive, `to` exclusive; default the last 24 h, and `slackNs` more where what is new must not hide behind a
 * clock that runs ahead. Throws `invalid` for an empty or absurd range.
 */
export function timeRange(
	{ from, to }: { from?: bigint | undefined; to?: bigint | undefined },
	now: Date,
	slackNs = 0n,
): { fromNs: bigint; toNs: bigint } {
	const nowNs = BigInt(now.getTime()) * 1_000_000n;
	const toNs = to ?? nowNs + slackNs;
	const fromNs = from ?? (to ?? nowNs) - dayNs;
	if (fromNs >= toNs) throw new DomainError('invalid', 'from must lie before to', 'from');
	if (fromNs < earliestNs) throw new DomainError('invalid', 'from must not lie before 1970', 'from');
	if (toNs > latestNs) throw new DomainError('invalid', 'to must lie before the year 10000', 'to');
	return { fromNs, toNs };
}
