'use client';

import { ErrorNote } from '../ui/error-note.tsx';

/** A bug or a store that is down; the details are in the log of the web app. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
	return (
		<main className="mx-auto max-w-[90ch] pt-[15vh]">
			<ErrorNote title="The page could not be shown" error={error} onRetry={reset}>
				{error.digest !== undefined && <p className="text-sm text-text-2">Reference {error.digest}</p>}
			</ErrorNote>
		</main>
	);
}
