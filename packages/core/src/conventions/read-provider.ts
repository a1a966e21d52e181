import type { SpanType } from '../spans/span.ts';
import { callTypes } from '../spans/span.ts';
import { canonicalProvider, providerOf } from './canonical-provider.ts';
import type { Fields } from './fields/field-kinds.ts';
import { derived, type Told } from './fields/told.ts';

/** The canonical provider: as reported, else as the model's name tells. */
export function readProvider({ values, keys }: Fields, type: SpanType): Told<string | null> {
	const model = values.responseModel ?? values.requestModel;
	const provider = providerOf(values.provider, model, callTypes.has(type));
	if (provider === null) return { value: null, key: null };
	const isReported = values.provider !== undefined && canonicalProvider(values.provider) === provider;
	const modelKey = values.responseModel === undefined ? keys.requestModel : keys.responseModel;
	return { value: provider, key: isReported ? (keys.provider ?? null) : derived(modelKey) };
}
