import { DomainError } from '@spanledger/core/domain-error';

export type ScoreQuota = {
	/** Counts `scores` against a key. Throws DomainError('quota') when it has had too many; then none is counted. */
	take: (keyId: string, scores: number) => void;
};

/** So many at once, and so many a second in the long run: a busy site's visitors, and no flood. */
export const browserQuota = { burst: 600, perSecond: 10 };

/** A leaky bucket for each key, in this process only: with several of them, each lets so much through. */
export function openScoreQuota(now: () => number, { burst, perSecond } = browserQuota): ScoreQuota {
	const buckets = new Map<string, { level: number; atMs: number }>();
	return {
		take: (keyId, scores) => {
			const atMs = now();
			const before = buckets.get(keyId) ?? { level: 0, atMs };
			const level = Math.max(0, before.level - ((atMs - before.atMs) / 1_000) * perSecond);
			if (level + scores > burst) {
				throw new DomainError(
					'quota',
					`This API key may add ${burst} scores at once and ${perSecond * 60} a minute; retry shortly.`,
				);
			}
			buckets.set(keyId, { level: level + scores, atMs });
		},
	};
}
