import { DomainError } from '@spanledger/core/domain-error';
import { mayBrowserSend } from '@spanledger/core/scores/browser-origins';
import type { ScoreInput } from '@spanledger/core/scores/score-input';
import type { FoundKey } from '@spanledger/db/api-keys/find-key';
import { mostScores, type ScoreLimits } from './check-scores.ts';

/**
 * What a key in a page may do at most, since every visitor can read it there: speak for users, a few scores at a time, and never
 * replace what others have sent.
 */
const browserLimits: ScoreLimits = { most: 100, sources: ['user'] };

/** The limits of a key. Throws DomainError('forbidden') when a key for pages is used by none of them. */
export function limitsOf({ browserOrigins }: FoundKey, origin: string | undefined): ScoreLimits {
	if (browserOrigins === null) return { most: mostScores, sources: null };
	if (mayBrowserSend(browserOrigins, origin)) return browserLimits;
	const sender =
		origin === undefined ? 'the request has no Origin' : `the Origin is ${JSON.stringify(origin.slice(0, 200))}`;
	throw new DomainError('forbidden', `This API key is for pages of ${browserOrigins.join(', ')}; ${sender}.`, 'origin');
}

/** An id from a page names only scores of pages: whoever guesses a judge's id does not replace its score. */
export function withOwnId({ browserOrigins }: FoundKey, input: ScoreInput): ScoreInput {
	return browserOrigins === null || input.id == null ? input : { ...input, id: `page:${input.id}` };
}
