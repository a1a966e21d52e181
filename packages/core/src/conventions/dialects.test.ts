import { describe, expect, test } from 'vitest';
import { normaliseSpan } from './normalise-span.ts';
import { sourceSamples } from './samples/source-samples.ts';

describe.each(Object.entries(sourceSamples))('%s', (convention, samples) => {
	test.each(samples.map((sample) => [sample.raw.name, sample] as const))('%s', (_name, { raw, expected }) => {
		expect(normaliseSpan(raw)).toMatchObject({ convention, ...expected });
	});
});
