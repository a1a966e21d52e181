import type { Part } from '@spanledger/core/conventions/content';

const colours: { readonly [role: string]: string } = {
	user: 'text-good',
	assistant: 'text-accent',
	tool: 'text-warn',
};

export const roleColour = (role: string): string => colours[role] ?? 'text-text-2';

/** For a line that is folded. */
export function firstWords(parts: readonly Part[]): string {
	const text = parts.find((part) => part.kind === 'text');
	return text?.kind === 'text' ? text.text.slice(0, 160) : '';
}
