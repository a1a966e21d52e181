'use client';

import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { roleColour } from '../transcript/role-words.ts';
import type { MessageDiff, TextPiece } from './diff-messages.ts';
import { foldSame } from './fold-same.ts';

/** Messages of both sides under each other; runs of equal ones folded. */
export function MessageDiffs({ diffs, isOneSided }: { diffs: readonly MessageDiff[]; isOneSided: boolean }) {
	return (
		<ol className="space-y-3">
			{foldSame(diffs).map((run) =>
				run.isFolded ? (
					<SameRun key={run.at} run={run.diffs} />
				) : (
					<Message key={run.at} diff={run.diff} plain={isOneSided} />
				),
			)}
		</ol>
	);
}

function SameRun({ run }: { run: readonly MessageDiff[] }) {
	const [isOpen, setOpen] = useState(false);
	if (isOpen) {
		return run.map((diff, index) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: messages have no id and never move
			<Message key={index} diff={diff} plain />
		));
	}
	return (
		<li>
			<button
				type="button"
				onClick={() => setOpen(true)}
				className="w-full rounded border border-dashed border-line-strong py-1 text-sm text-text-2 hover:bg-sunken"
			>
				{plural(run.length, 'message')} the same
			</button>
		</li>
	);
}

/** `plain`: it is all of one side, or the same: nothing to mark. */
function Message({ diff: { role, side, isSame, pieces }, plain }: { diff: MessageDiff; plain: boolean }) {
	return (
		<li className="grid gap-x-3 sm:grid-cols-[72px_minmax(0,1fr)]" data-same={isSame}>
			<h3 className={`text-sm ${roleColour(role)}`}>
				{role}
				{side === 'output' && role !== 'output' && <span className="block text-text-3">answer</span>}
			</h3>
			<p className="panel max-w-[90ch] px-3 py-2 break-words whitespace-pre-wrap">
				{pieces.map((piece, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: pieces have no id and never move
					<Piece key={index} piece={plain ? { ...piece, only: null } : piece} />
				))}
			</p>
		</li>
	);
}

/** Struck out and underlined: never by colour alone. */
function Piece({ piece: { text, only } }: { piece: TextPiece }) {
	if (only === 'a') return <del className="rounded-sm bg-bad-soft text-bad decoration-bad">{text}</del>;
	if (only === 'b') return <ins className="rounded-sm bg-accent-soft text-accent decoration-accent">{text}</ins>;
	return text;
}
