'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useAssign } from './assign-choice.tsx';
import { ReviewDesk } from './review-desk.tsx';
import { changeWords, poolWords, shareOut } from './review-words.ts';
import type { OpenReview, ReviewItem } from './use-review.ts';

type ReviewTracesProps = { open: OpenReview /** E-mail of who is signed in. */; me: string };

const everybody = '';

/** Failures at the left, the traces of the chosen one beside them; of one person where they were shared out. */
export function ReviewTraces({ open, me }: ReviewTracesProps) {
	const [group, setGroup] = useState<string | null>(null);
	const [whose, setWhose] = useState(everybody);
	const shown = open.items.filter(({ assignedTo }) => whose === everybody || assignedTo === whose);
	const openIn = (id: string) => shown.filter((item) => item.shownIn === id && isOpen(item)).length;
	return (
		<div className="grid gap-6 lg:grid-cols-[240px_minmax(0,1fr)]">
			<div className="space-y-3">
				{poolWords(open.review) !== '' && <p className="text-sm text-text-3">{poolWords(open.review)}</p>}
				{open.members.length > 1 && <Sharing {...{ open, me, whose, setWhose }} />}
				<nav aria-label="Failures" className="space-y-1">
					<GroupButton
						name="All failures"
						note={`${open.review.failing}`}
						isOn={group === null}
						onClick={() => setGroup(null)}
					/>
					{open.groups.map(({ id, name, traces, before }) => (
						<GroupButton
							key={id}
							name={name}
							note={[`${traces}`, changeWords(traces, before), openIn(id) > 0 ? `${openIn(id)} open` : '']
								.filter((part) => part !== '')
								.join(' · ')}
							isOn={group === id}
							onClick={() => setGroup(id)}
						/>
					))}
				</nav>
			</div>
			<ReviewDesk
				key={`${group} ${whose}`}
				open={open}
				items={shown.filter(({ shownIn }) => group === null || shownIn === group)}
			/>
		</div>
	);
}

const isOpen = ({ reviewedAt }: ReviewItem): boolean => reviewedAt === null;

type SharingProps = ReviewTracesProps & { whose: string; setWhose: (whose: string) => void };

/** Whose traces are shown, and a button that deals out what nobody has. */
function Sharing({ open, me, whose, setWhose }: SharingProps) {
	const { assign, isPending, error } = useAssign(open.review.week);
	const emails = open.members.map(({ email }) => email);
	const shares = shareOut(open.items, emails);
	const openOf = (email: string) => open.items.filter((item) => item.assignedTo === email && isOpen(item)).length;
	return (
		<div className="flex flex-wrap gap-2">
			<Choice
				named
				label="Traces of"
				value={whose}
				onChange={setWhose}
				options={[
					{ value: everybody, label: 'everybody' },
					...emails.map((email) => ({ value: email, label: `${email === me ? 'me' : email}, ${openOf(email)} open` })),
				]}
			/>
			{shares.size > 0 && (
				<Button
					disabled={isPending}
					onClick={() => {
						for (const [email, positions] of shares) assign(positions, email);
					}}
				>
					Share out evenly
				</Button>
			)}
			{error !== null && <ErrorNote title="The traces were not assigned" error={error} />}
		</div>
	);
}

function GroupButton(props: { name: string; note: string; isOn: boolean; onClick: () => void }) {
	return (
		<button
			type="button"
			aria-pressed={props.isOn}
			onClick={props.onClick}
			className="w-full rounded px-2 py-1 text-left hover:bg-sunken aria-pressed:bg-sunken"
		>
			<span className="line-clamp-2 break-words">{props.name}</span>
			<span className="block text-sm text-text-3 tabular-nums">{props.note}</span>
		</button>
	);
}
