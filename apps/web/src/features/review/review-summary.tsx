import { CauseTrend } from './cause-trend.tsx';
import { causeLabel, prevalenceWords } from './review-words.ts';
import type { OpenReview } from './use-review.ts';

/** What the week says: causes, how common they are, whether last week's fixes held. */
export function ReviewSummary({ open: { review, summary } }: { open: OpenReview }) {
	const { causes, trend, fixes } = summary;
	return (
		<div className="max-w-[80ch] space-y-6">
			<Section title="Root causes">
				{causes.length === 0 && <p className="text-text-2">No trace of this week is labelled yet.</p>}
				{causes.map(({ cause, count }) => (
					<Row key={cause} name={causeLabel(cause)} value={`${count} of ${review.reviewed}`} />
				))}
			</Section>
			<Prevalence prevalence={summary.prevalence} />
			{fixes.length > 0 && (
				<Section title="Last week’s fixes">
					{fixes.map(({ groupId, name, state, before, after }) => (
						<Row
							key={groupId}
							name={name}
							value={`${state === 'held' ? 'held' : state === 'came-back' ? 'came back' : 'nothing to tell by'} (${before} → ${after})`}
						/>
					))}
				</Section>
			)}
			<Section title="Root causes by week">
				<CauseTrend trend={trend} />
				{trend.map(({ week, causes: of }) => (
					<Row
						key={week}
						name={`Week of ${week}`}
						value={of.map(({ cause, count }) => `${causeLabel(cause)} ${count}`).join(', ') || 'nothing labelled'}
					/>
				))}
			</Section>
		</div>
	);
}

function Prevalence({ prevalence: { any, causes } }: { prevalence: OpenReview['summary']['prevalence'] }) {
	return (
		<Section title="How common problems are">
			<p className="text-sm text-text-3">
				Share of all traces with a call to a model, from the labelled traces of the random control alone, of up to
				twelve weeks: the others were chosen because they looked bad. In brackets the 95 % interval (Wilson). Under 30
				are too few.
			</p>
			{any === null && <p className="text-text-2">No control trace is labelled yet.</p>}
			{any !== null && <Row name="Any problem" value={prevalenceWords(any)} />}
			{causes.map(({ cause, prevalence }) => (
				<Row key={cause} name={causeLabel(cause)} value={prevalenceWords(prevalence)} />
			))}
		</Section>
	);
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
	return (
		<section className="space-y-1">
			<h2 className="text-lg font-medium">{title}</h2>
			{children}
		</section>
	);
}

function Row({ name, value }: { name: string; value: string }) {
	return (
		<div className="flex flex-wrap justify-between gap-x-4 border-b border-line py-1">
			<span className="min-w-0 break-words">{name}</span>
			<span className="figure text-text-2">{value}</span>
		</div>
	);
}
