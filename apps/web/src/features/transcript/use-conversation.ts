'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';

const conversation = parseAsStringLiteral(['conversation'] as const);

/** Whether the open trace is read as a conversation instead of along time; in the URL beside the waterfall's own views. */
export function useConversation(): [boolean, (on: boolean) => void] {
	const [view, setView] = useQueryState('view', conversation);
	return [view === 'conversation', (on) => void setView(on ? 'conversation' : null, { history: 'push' })];
}
