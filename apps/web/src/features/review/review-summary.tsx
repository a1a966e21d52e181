import { causeLabel } from './review-words.ts';
import type { OpenReview } from './use-review.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What the week says: causes, how common they are, whether last week's fixes held. */
export function ReviewSummary({ open: { review, summary } }: { open: OpenReview }) {
	const { causes, prevalence, trend, fixes } = summary;
	const { any } = prevalence;
	return (
		<div className="max-w-[80ch] space-y-6">
			<Section title="Root causes">
				{causes.length === 0 && <p className="text-text-2">No trace of this week is labelled yet.</p>}
				{causes.map(({ cause, count }) => (
					<Row key={cause} name={causeLabel(cause)} value={`${count} of ${review.reviewed}`} />
				))}
			</Section>
			<Section title="How common problems are">
				<p className="text-sm text-text-3">
					From the random control alone, of up to twelve weeks: the other traces were chosen because they looked bad.
				</p>
				{any === null && <p className="text-text-2">No control trace is labelled yet.</p>}
				{any?.tooFew && <p className="text-text-2">Too few to say: {any.of} labelled control traces, 30 are needed.</p>}
				{any !== null && !any.tooFew && (
					<Row name="Any problem" value={`${percent(any.share)} (${percent(any.low)} to ${percent(any.high)})`} />
				)}
			</Section>
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
			<Section title="Weeks">
				{trend.map(({ week, causes: of }) => (
					<Row
						key={week}
						name={week}
						value={of.map(({ cause, count }) => `${causeLabel(cause)} ${count}`).join(', ') || 'nothing labelled'}
					/>
				))}
			</Section>
		</div>
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
