'use client';

import { noFailureId } from '@spanledger/core/reviews/failure-group';
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
const all = '';

/** Failures at the left, the traces of the chosen one beside them; of one person where they were shared out. */
export function ReviewTraces({ open, me }: ReviewTracesProps) {
	const [group, setGroup] = useState<string | null>(null);
	const [whose, setWhose] = useState(everybody);
	const shown = open.items.filter(({ assignedTo }) => whose === everybody || assignedTo === whose);
	const groups = groupsOf(open, shown);
	return (
		<div className="grid gap-6 lg:grid-cols-[240px_minmax(0,1fr)]">
			<div className="space-y-3">
				{poolWords(open.review) !== '' && <p className="text-sm text-text-3">{poolWords(open.review)}</p>}
				{open.members.length > 1 && <Sharing {...{ open, me, whose, setWhose }} />}
				<div className="lg:hidden">
					<Choice
						named
						label="Failure"
						value={group ?? all}
						onChange={(id) => setGroup(id === all ? null : id)}
						options={[
							{ value: all, label: `all, ${open.review.failing}` },
							...groups.map(({ id, name, note }) => ({ value: id, label: `${name}, ${note}` })),
						]}
					/>
				</div>
				<nav aria-label="Failures" className="hidden space-y-1 lg:block">
					<GroupButton
						name="All failures"
						note={`${open.review.failing}`}
						isOn={group === null}
						onClick={() => setGroup(null)}
					/>
					{groups.map(({ id, what, route, note }) => (
						<GroupButton
							key={id}
							name={what}
							route={route}
							note={note}
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

/** What the list says of each failure; last, where there are any, the traces of which nothing was noticed. */
function groupsOf({ groups, items }: OpenReview, shown: readonly ReviewItem[]) {
	const openIn = (id: string) => shown.filter((item) => item.shownIn === id && isOpen(item)).length;
	const noteOf = (id: string, counts: readonly string[]) =>
		[...counts, openIn(id) > 0 ? `${openIn(id)} open` : ''].filter((part) => part !== '').join(' · ');
	const failures = groups.map(({ id, name, what, route, traces, before }) => ({
		...{ id, name, what, route },
		note: noteOf(id, [`${traces}`, changeWords(traces, before)]),
	}));
	const plain = items.filter(({ shownIn }) => shownIn === noFailureId).length;
	if (plain === 0) return failures;
	const name = 'Nothing noticed';
	return [
		...failures,
		{ id: noFailureId, name, what: name, route: '', note: noteOf(noFailureId, [`${plain} chosen`]) },
	];
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

type GroupButtonProps = { name: string; route?: string; note: string; isOn: boolean; onClick: () => void };

function GroupButton(props: GroupButtonProps) {
	return (
		<button
			type="button"
			aria-pressed={props.isOn}
			onClick={props.onClick}
			className="w-full rounded px-2 py-1 text-left hover:bg-sunken aria-pressed:bg-sunken"
		>
			<span className="line-clamp-2 break-words" title={props.name}>
				{props.name}
			</span>
			{props.route !== undefined && props.route !== '' && (
				<span className="block truncate text-sm text-text-2" title={props.route}>
					{props.route}
				</span>
			)}
			<span className="block text-sm text-text-3 tabular-nums">{props.note}</span>
		</button>
	);
}
