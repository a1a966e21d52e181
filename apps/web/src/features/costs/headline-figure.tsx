import type { ReactNode } from 'react';
import { Tip } from '../../ui/tip.tsx';

type HeadlineFigureProps = { label: string; rule: string; isGood?: boolean; children: ReactNode };

/** A figure under its name; the rule it is reckoned by on hover or focus. */
export function HeadlineFigure({ label, rule, isGood = true, children }: HeadlineFigureProps) {
	return (
		<Tip text={rule}>
			<div>
				<dt className="eyebrow">{label}</dt>
				<dd className={`text-lg tabular-nums ${isGood ? '' : 'text-warn'}`}>{children}</dd>
			</div>
		</Tip>
	);
}
