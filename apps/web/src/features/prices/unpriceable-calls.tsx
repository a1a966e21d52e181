import Link from 'next/link';
import { formatCount, plural } from '../../lib/format-count.ts';
import { useProject } from '../projects/project-context.tsx';
import { nameOfModel } from './price-words.ts';
import type { UnpricedRow } from './use-unpriced.ts';

/** What no price can mend, and what can: tokens that were not reported, models that were not named. */
export function UnpriceableCalls({ rows }: { rows: readonly UnpricedRow[] }) {
	const { slug } = useProject();
	const silent = rows.filter(({ reason }) => reason === 'no-usage');
	const nameless = rows.filter(({ reason }) => reason !== 'no-usage');
	if (rows.length === 0) return null;
	return (
		<div className="space-y-3 border-t border-line px-4 py-3 text-sm">
			{silent.length > 0 && (
				<div>
					<p>
						<span className="font-medium">{plural(callsOf(silent), 'call')} reported no tokens.</span>{' '}
						<span className="text-text-2">
							No price can mend that. Streams often need an option for it: OpenAI’s is stream_options
							{' {"include_usage": true}'}.
						</span>
					</p>
					<p className="text-text-3">{namesOf(silent)}</p>
				</div>
			)}
			{nameless.length > 0 && (
				<p>
					<span className="font-medium">{plural(callsOf(nameless), 'call')} named no model.</span>{' '}
					<span className="text-text-2">
						See which attribute would be understood in{' '}
						<Link href={`/${slug}/settings/mapping`} className="text-accent underline underline-offset-2">
							Mapping
						</Link>
						.
					</span>
				</p>
			)}
		</div>
	);
}

const callsOf = (rows: readonly UnpricedRow[]): number => rows.reduce((sum, { calls }) => sum + calls, 0);

const mostNames = 6;

function namesOf(rows: readonly UnpricedRow[]): string {
	const names = rows
		.slice(0, mostNames)
		.map(
			(row) => `${row.model === '' ? '(no model)' : nameOfModel(row.provider, row.model)} ${formatCount(row.calls)}`,
		);
	return [...names, ...(rows.length > mostNames ? [`${rows.length - mostNames} more`] : [])].join(' · ');
}
