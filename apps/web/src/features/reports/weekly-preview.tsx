'use client';

import { ErrorNote } from '../../ui/error-note.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useWeeklyPreview } from './use-weekly-spend.ts';

/** The message as channels get it, of the last whole week. */
export function WeeklyPreview({ timeZone }: { timeZone: string }) {
	const { data: message, error, isPending, refetch } = useWeeklyPreview(timeZone);
	return (
		<section aria-label="Preview" className="space-y-2">
			<h2 className="font-semibold">What would be told now</h2>
			<div className="panel overflow-hidden">
				{isPending && <SkeletonRows rows={6} />}
				{error !== null && <ErrorNote title="The week could not be added up" error={error} onRetry={() => refetch()} />}
				{message !== undefined && error === null && (
					<div className="space-y-3 p-4" data-testid="weekly-preview">
						<p className="text-lg font-semibold">{message.title}</p>
						{message.text !== '' && <p className="max-w-[72ch] tabular-nums">{message.text}</p>}
						<dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[max-content_1fr]">
							{message.facts.map(({ label, value, url }) => (
								<div key={label} className="contents">
									<dt className="min-w-0 break-words text-text-3 sm:max-w-60">{label}</dt>
									<dd className="min-w-0 pb-1 tabular-nums sm:pb-0">
										{url === undefined ? (
											value
										) : (
											<a href={url} className="text-accent hover:underline">
												{value}
											</a>
										)}
									</dd>
								</div>
							))}
						</dl>
					</div>
				)}
			</div>
		</section>
	);
}
