'use client';

import { MessagesSquare, Rows3 } from 'lucide-react';
import { traceKeys } from '../../lib/key-tables.ts';
import { useActionKeys } from '../../lib/use-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useConversation } from './use-conversation.ts';

const views = [
	{ label: 'Waterfall', isConversation: false, icon: Rows3 },
	{ label: 'Conversation', isConversation: true, icon: MessagesSquare },
] as const;

/** Steps along time, or what was said. */
export function ViewSwitch() {
	const [isOn, setOn] = useConversation();
	useActionKeys(traceKeys, { conversation: () => setOn(!isOn) });
	return (
		<fieldset className="flex rounded border border-line" aria-label="View">
			{views.map(({ label, isConversation, icon: Icon }) => (
				<Tip key={label} text={`${label} (c)`}>
					<Button
						look="quiet"
						square
						aria-label={label}
						aria-pressed={isOn === isConversation}
						className={isOn === isConversation ? 'bg-accent-soft text-accent' : ''}
						onClick={() => setOn(isConversation)}
					>
						<Icon size={14} />
					</Button>
				</Tip>
			))}
		</fieldset>
	);
}
