import type { Answered } from '../stand-in/answered.ts';
import { type ClientUnderTest, kindOf, type Telling } from './client-under-test.ts';
import type { SpanSeen } from './read-platform.ts';
import { asUsd, trueCost } from './true-cost.ts';

/** One billed call, as it has to be and as it is. */
export type BilledCall = {
	source: string | null;
	inputTokens: number | null;
	outputTokens: number | null;
	cacheReadTokens: number;
	cacheWriteTokens: number;
	reasoningTokens: number;
	costUsd: string | null;
};

/** Whoever makes calls and tells of them: a client, or an example. */
type Teller = Pick<ClientUnderTest, 'told' | 'calls'>;

export const tellingOf = ({ calls }: Teller, call: Answered): Telling => calls[kindOf(call)] ?? { usage: 'not told' };

/** What must be billed for the calls that a provider answered, given what the client passes on. */
export function expectedCalls(client: Teller, answered: readonly Answered[]): BilledCall[] {
	return sorted(
		answered.flatMap((call) => {
			const telling = tellingOf(client, call);
			return telling.usage === 'not told' ? [] : [expectedCall(client, call, telling)];
		}),
	);
}

const unknown = { cacheReadTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };

function expectedCall({ told }: Teller, call: Answered, { usage, without = [], guess }: Telling): BilledCall {
	if (call.usage === null || usage === 'missing')
		return { ...unknown, source: 'missing', inputTokens: null, outputTokens: null, costUsd: null };
	if (guess !== undefined) {
		const parts = { uncachedInput: guess.inputTokens, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
		const cost = trueCost(call.model, { ...parts, output: guess.outputTokens, reasoning: 0 }, told, null);
		return { ...unknown, ...guess, source: usage, costUsd: asUsd(cost) };
	}
	const truth = call.usage;
	const toldHere = { ...told, ...Object.fromEntries(without.map((part) => [part, false])) };
	const written = truth.cacheWrite5m + truth.cacheWrite1h;
	return {
		source: usage,
		inputTokens: truth.uncachedInput + truth.cacheRead + written,
		outputTokens: call.endpoint === 'embeddings' ? null : truth.output,
		cacheReadTokens: toldHere.cacheRead ? truth.cacheRead : 0,
		cacheWriteTokens: toldHere.cacheWrite ? written : 0,
		reasoningTokens: toldHere.reasoning ? truth.reasoning : 0,
		costUsd: asUsd(trueCost(call.model, truth, toldHere, call.serviceTier)),
	};
}

/** The spans that bill, by what they say. */
export function billedCalls(spans: readonly SpanSeen[]): BilledCall[] {
	return sorted(
		spans.filter(bills).map(({ type, usage, usageSource, costUsd }) => ({
			source: usageSource,
			inputTokens: usage?.inputTokens ?? null,
			// An embedding has none; some say 0, some say nothing.
			outputTokens: type === 'embedding' ? null : (usage?.outputTokens ?? null),
			cacheReadTokens: usage?.cacheReadTokens ?? 0,
			cacheWriteTokens: usage?.cacheWriteTokens ?? 0,
			reasoningTokens: usage?.reasoningTokens ?? 0,
			costUsd,
		})),
	);
}

export const bills = ({ usageCounted, unpricedReason }: SpanSeen): boolean =>
	usageCounted === true || unpricedReason !== null;

/** By tokens: no two calls of a run have the same. */
const sorted = (calls: readonly BilledCall[]): BilledCall[] =>
	calls.toSorted(
		(one, other) => (one.inputTokens ?? -1) - (other.inputTokens ?? -1) || Number(one.costUsd) - Number(other.costUsd),
	);

/** A decimal of at most 12 places as pico-USD, so that sums are exact. */
export function picoUsd(costUsd: string | null): bigint {
	const [whole = '0', fraction = ''] = (costUsd ?? '0').split('.');
	return BigInt(whole) * 1_000_000_000_000n + BigInt(fraction.padEnd(12, '0'));
}
