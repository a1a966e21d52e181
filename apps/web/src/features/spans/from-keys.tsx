import { KeyName } from '../mapping/key-name.tsx';
import { keysFor, type SpanKeys } from './span-keys.ts';

type FromKeysProps = { what: string; keys: SpanKeys; fields: readonly string[] };

/** "Tokens from gen_ai.usage.input_tokens, …": one quiet line under what the keys gave. */
export function FromKeys({ what, keys, fields }: FromKeysProps) {
	const known = keysFor(keys, fields);
	if (known === null) return null;
	return (
		<p className="text-xs break-words text-text-3">
			{what} from{' '}
			{known.map((key, index) => (
				<span key={key}>
					{index > 0 && ', '}
					<KeyName name={key} />
				</span>
			))}
		</p>
	);
}
