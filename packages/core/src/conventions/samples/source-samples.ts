import { codingAgentSamples } from './coding-agent-samples.ts';
import { frameworkSamples } from './framework-samples.ts';
import { librarySamples } from './library-samples.ts';
import type { Samples } from './sample.ts';

/** Every sample that was written after an emitter's source, with what must be read out of it. */
export const sourceSamples: Samples = { ...frameworkSamples, ...librarySamples, ...codingAgentSamples };
