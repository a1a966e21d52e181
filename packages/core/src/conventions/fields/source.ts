/** An attribute, or a value inside a JSON (or kvlist) one. */
export type Inside = {
	readonly attribute: string;
	/** Object keys and array indexes; null = the attribute itself. */
	readonly path: readonly string[] | null;
	/** Looked at on calls to a model only: the answers of agents and chains have ids and usage that are not theirs. */
	readonly callsOnly: boolean;
};

/** Where a field's value may stand: an attribute, or a place inside one. */
export type Source = string | Inside;

/** `inside('ai.response.providerMetadata', 'openai.serviceTier')`; keys that hold dots are given as a list. */
export function inside(attribute: string, path: string | readonly string[]): Inside {
	return { attribute, path: typeof path === 'string' ? path.split('.') : path, callsOnly: false };
}

/** Inside the provider's answer, which the emitter kept whole. */
export function inAnswer(attribute: string, path: string): Inside {
	return { attribute, path: path.split('.'), callsOnly: true };
}

/** An attribute that means this on calls to a model only: Genkit's `genkit:name` is a model's name there, a flow's elsewhere. */
export function onCalls(attribute: string): Inside {
	return { attribute, path: null, callsOnly: true };
}
