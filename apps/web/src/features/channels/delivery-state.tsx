import { CircleAlert, CircleCheck, Clock, type LucideIcon, RotateCw } from 'lucide-react';
import type { Channel } from './use-channels.ts';

type StateWords = { word: string; icon: LucideIcon; colour: string };

const words: Record<NonNullable<Channel['lastState']>, StateWords> = {
	sent: { word: 'sent', icon: CircleCheck, colour: 'text-good' },
	waiting: { word: 'on its way', icon: Clock, colour: 'text-info' },
	retrying: { word: 'trying again', icon: RotateCw, colour: 'text-warn' },
	failed: { word: 'failed', icon: CircleAlert, colour: 'text-bad' },
};

/** What became of a delivery, in a word with its icon: never by colour alone. */
export function DeliveryState({ state }: { state: keyof typeof words }) {
	const { word, icon: Icon, colour } = words[state];
	return (
		<span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${colour}`}>
			<Icon size={13} className="shrink-0" />
			{word}
		</span>
	);
}
