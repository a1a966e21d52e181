'use client';

import type { ReactNode } from 'react';
import { Tip } from '../../ui/tip.tsx';
import { KeyName } from '../mapping/key-name.tsx';
import { keysFor, type SpanKeys } from './span-keys.ts';

type GivenByProps = {
	keys: SpanKeys;
	/** The fields that the value is made of. */
	fields: readonly string[];
	/** What else the tip says. */
	note?: string;
	children: ReactNode;
};

/** A value that says on hover or focus which key gave it. */
export function GivenBy({ keys, fields, note, children }: GivenByProps) {
	const known = keysFor(keys, fields);
	if (known === null && note === undefined) return <span>{children}</span>;
	return (
		<Tip
			text={
				<>
					{known !== null && (
						<span className="block">
							from{' '}
							{known.map((key, index) => (
								<span key={key}>
									{index > 0 && ', '}
									<KeyName name={key} />
								</span>
							))}
						</span>
					)}
					{note}
				</>
			}
		>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tip must open by keyboard too */}
			<span tabIndex={0} className="cursor-help underline decoration-line-strong decoration-dotted underline-offset-3">
				{children}
			</span>
		</Tip>
	);
}
