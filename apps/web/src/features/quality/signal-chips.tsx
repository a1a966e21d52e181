import type { SignalName } from '@spanledger/core/quality/signals/signal-name';
import { CircleCheck, Flag, Info, type LucideIcon } from 'lucide-react';
import Link from 'next/link';
import { Tip } from '../../ui/tip.tsx';
import { useProject } from '../projects/project-context.tsx';
import { problemsIn, ruleOf, signalTitle } from './signal-words.ts';

const looks = {
	problem: { icon: Flag, colour: 'text-warn' },
	note: { icon: Info, colour: 'text-text-3' },
	passed: { icon: CircleCheck, colour: 'text-good' },
} as const satisfies { [kind: string]: { icon: LucideIcon; colour: string } };

/** Signals of a trace; each leads to the traces that have it too. The tip is the rule. */
export function SignalChips({ signals }: { signals: readonly SignalName[] }) {
	const { slug } = useProject();
	if (signals.length === 0) return null;
	return (
		<ul aria-label="Signals" className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
			{signals.map((name) => (
				<li key={name}>
					<Tip text={ruleOf(name).says}>
						<Link
							href={`/${slug}/traces?range=30d&all=true&signal=${name}`}
							className="hover:text-accent hover:underline"
						>
							<SignalLabel name={name} />
						</Link>
					</Tip>
				</li>
			))}
		</ul>
	);
}

/** Signals of one span, each with why it fired. `why` null: what the rule saw is no longer kept. */
export function SignalReasons({ signals }: { signals: readonly { name: SignalName; why: string | null }[] }) {
	if (signals.length === 0) return null;
	return (
		<ul aria-label="Signals" className="space-y-0.5 px-4 pb-2 text-sm">
			{signals.map(({ name, why }) => (
				<li key={name} className="break-words">
					<Tip text={ruleOf(name).says}>
						<span>
							<SignalLabel name={name} />
						</span>
					</Tip>
					<span className="text-text-2"> · {why ?? 'what the rule saw is no longer kept'}</span>
				</li>
			))}
		</ul>
	);
}

/** In a row of a list: that there is something to look at, and what. */
export function SignalMark({ signals }: { signals: readonly SignalName[] }) {
	const problems = problemsIn(signals);
	if (problems.length === 0) return null;
	const words = problems.map(signalTitle).join(', ');
	return (
		<Tip text={words}>
			<span className="inline-flex shrink-0 items-center gap-0.5 text-warn">
				<Flag size={12} aria-hidden />
				<span className="sr-only">{words}</span>
				{problems.length > 1 && (
					<span aria-hidden className="text-xs tabular-nums">
						{problems.length}
					</span>
				)}
			</span>
		</Tip>
	);
}

function SignalLabel({ name }: { name: SignalName }) {
	const { icon: Icon, colour } = looks[ruleOf(name).kind];
	return (
		<span className="inline-flex items-center gap-1 font-medium">
			<Icon size={12} className={`shrink-0 ${colour}`} aria-hidden />
			{signalTitle(name)}
		</span>
	);
}
