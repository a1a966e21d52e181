import { z } from 'zod';
import { contract } from './contract.ts';

/** The scalars of the public contract, with the words OpenAPI prints for them. */
export const money = z.string().meta({ description: 'USD as a decimal string without exponent', examples: ['0.0021'] });
export const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, up to 9 fraction digits' });
export const durationMs = z.number().meta({ description: 'milliseconds' });
export const traceId = z.string().meta({ pattern: '^[0-9a-f]{32}$' });
export const spanId = z.string().meta({ pattern: '^[0-9a-f]{16}$' });
export const nullableText = z.string().nullable();
export const count = z.int();
export const json = z.unknown().meta({ description: 'any JSON value' });
export const jsonObject = z.record(z.string(), z.unknown());

const tokens = z.int().nullable();

/** Input includes cache reads and writes, output includes reasoning, audio is inside both; null = not reported. */
export const usage = z
	.object({
		inputTokens: tokens,
		outputTokens: tokens,
		cacheReadTokens: tokens,
		cacheWriteTokens: tokens,
		reasoningTokens: tokens,
		audioInputTokens: tokens,
		audioOutputTokens: tokens,
		totalTokens: tokens,
	})
	.register(contract, { id: 'Usage' });
export type UsageShape = z.infer<typeof usage>;
