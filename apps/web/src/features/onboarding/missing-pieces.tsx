import { Code } from '../../ui/code.tsx';
import { type Arrival, missingPiecesOf } from './missing-pieces-of.ts';

/** What telemetry lacks, why it matters, and the line that mends it. */
export function MissingPieces({ arrival }: { arrival: Arrival }) {
	const pieces = missingPiecesOf(arrival);
	return (
		<ul className="space-y-5">
			{pieces.map((piece) => (
				<li key={piece.key} className="space-y-2">
					<p className="font-medium">{piece.title}</p>
					<p className="text-text-2">{piece.why}</p>
					<Code text={piece.code} />
				</li>
			))}
		</ul>
	);
}
