import { knownScoreNames } from '@spanledger/core/scores/score-definition';

/** The names that are understood without anybody setting anything. */
export function KnownNames() {
	return (
		<details className="border-t border-line px-4 py-2 text-sm">
			<summary className="cursor-pointer text-text-2">
				{knownScoreNames.higher.length + knownScoreNames.lower.length} names are known, in any spelling: 0 – 1, pass
				mark 0.5
			</summary>
			<dl className="mt-2 space-y-2 pb-1">
				<div>
					<dt className="text-text-3">Higher is better</dt>
					<dd className="text-text-2">{knownScoreNames.higher.join(', ')}</dd>
				</div>
				<div>
					<dt className="text-text-3">Lower is better</dt>
					<dd className="text-text-2">{knownScoreNames.lower.join(', ')}</dd>
				</div>
			</dl>
		</details>
	);
}
