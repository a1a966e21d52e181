import type { FieldTable } from '../convention.ts';

/** How samplers say what share of spans they kept: any span may carry it, whoever wrote it. */
export const samplingFields: FieldTable = {
	samplingWeight: ['sampling.weight', 'SampleRate'],
	samplingProbability: ['sampling.probability'],
	samplingRate: ['sampling.rate', 'sampling_rate'],
};
