import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorWords } from '../trpc/error-words.ts';
import { Button } from './button.tsx';

type ErrorNoteProps = { title: string; error: { message: string }; onRetry?: () => void; children?: ReactNode };

/** What failed, why, and a way to try again. */
export function ErrorNote({ title, error, onRetry, children }: ErrorNoteProps) {
	return (
		<div role="alert" className="m-4 flex items-start gap-3 rounded-md border border-line-strong bg-bad-soft p-3">
			<TriangleAlert size={16} className="mt-0.5 shrink-0 text-bad" />
			<div className="min-w-0 flex-1">
				<p className="font-medium">{title}</p>
				<p className="break-words text-text">{errorWords(error)}</p>
				{children}
			</div>
			{onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
		</div>
	);
}
