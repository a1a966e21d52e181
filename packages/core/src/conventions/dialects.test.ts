import { describe, expect, test } from 'vitest';
import { cliSamples } from './cli.samples.ts';
import { frameworkSamples } from './framework.samples.ts';
import { normaliseSpan } from './normalise-span.ts';

describe.each(Object.entries({ ...frameworkSamples, ...cliSamples }))('%s', (convention, samples) => {
	test.each(samples.map((sample) => [sample.raw.name, sample] as const))('%s', (_name, { raw, expected }) => {
		expect(normaliseSpan(raw)).toMatchObject({ convention, ...expected });
	});
});
