import { type Difference, shareWords } from './figures-differ.ts';

/** More in amber, less in green, both with their sign: more time, tokens or money is what somebody looks for here. */
export function DifferenceFigure({ difference, withShare = false }: { difference: Difference; withShare?: boolean }) {
	if (difference === null) return <span className="text-text-3">–</span>;
	const { words, share, sign } = difference;
	const colour = sign === 0 ? 'text-text-3' : sign > 0 ? 'text-warn' : 'text-good';
	return (
		<span className={`whitespace-nowrap ${colour}`}>
			{words}
			{withShare && share !== null && share !== 0 && (
				<span className="ml-2 hidden text-text-3 sm:inline">{shareWords(share)}</span>
			)}
		</span>
	);
}
