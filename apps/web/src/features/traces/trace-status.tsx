import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, LoaderCircle, type LucideIcon } from 'lucide-react';
import { Tip } from '../../ui/tip.tsx';

export type TraceState = { status: 'ok' | 'error' | 'unset'; running: boolean; incomplete: boolean };

type Words = { word: string; icon: LucideIcon; colour: string; meaning: string };

const error: Words = { word: 'error', icon: CircleAlert, colour: 'text-bad', meaning: 'The trace ended in an error.' };
const running: Words = {
	word: 'running',
	icon: LoaderCircle,
	colour: 'text-info',
	meaning: 'Its root span has not arrived yet: spans are exported when they end.',
};
const incomplete: Words = {
	word: 'incomplete',
	icon: CircleDashed,
	colour: 'text-warn',
	meaning: 'Its root span never arrived: the process may have been killed, or the root was not sampled.',
};
const ok: Words = { word: 'ok', icon: CircleCheck, colour: 'text-good', meaning: 'The trace says it succeeded.' };
const unset: Words = {
	word: 'done',
	icon: CircleMinus,
	colour: 'text-text-3',
	meaning: 'Ended without an error, and nothing in it claims success.',
};

function wordsOf({ status, running: isRunning, incomplete: isIncomplete }: TraceState): Words {
	if (isRunning) return running;
	if (isIncomplete) return incomplete;
	if (status === 'error') return error;
	return status === 'ok' ? ok : unset;
}

/** How a trace ended, in a word with its icon: never by colour alone. */
export function TraceStatus({ state }: { state: TraceState }) {
	const { word, icon: Icon, colour, meaning } = wordsOf(state);
	return (
		<Tip text={meaning}>
			<span className={`inline-flex items-center gap-1.5 ${colour}`}>
				<Icon size={13} className="shrink-0" />
				{word}
			</span>
		</Tip>
	);
}
