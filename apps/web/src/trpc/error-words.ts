import { TRPCClientError } from '@trpc/client';

/** What the procedures said about a failure; null when no answer came at all. */
export function refusalCode(error: unknown): string | null {
	if (!(error instanceof TRPCClientError)) return null;
	const code: unknown = error.data?.code;
	return typeof code === 'string' ? code : null;
}

/** A failure in words for the reader: a refusal says why by itself, a network error does not. */
export function errorWords(error: { message: string }): string {
	if (error instanceof TRPCClientError && refusalCode(error) === null) {
		return 'The server did not answer. It may be starting again; nothing that was sent is lost.';
	}
	return `${error.message[0]?.toUpperCase() ?? ''}${error.message.slice(1)}`;
}

/** A refusal with the input it names, so that a form can say it where it belongs; field null = of the whole. */
export function refusedField(error: { message: string }): { field: string | null; words: string } {
	const field: unknown = error instanceof TRPCClientError ? error.data?.field : null;
	return { field: typeof field === 'string' ? field : null, words: errorWords(error) };
}
