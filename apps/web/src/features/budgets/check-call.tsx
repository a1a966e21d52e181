'use client';

import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { plural } from '../../lib/format-count.ts';
import { formatAgo } from '../../lib/format-time.ts';
import { useNow } from '../../lib/use-now.ts';
import { Code } from '../../ui/code.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useProject } from '../projects/project-context.tsx';
import { periodNames } from './budget-words.ts';
import { type CheckSnippetKey, checkParameters, checkSnippets } from './check-snippets.ts';
import type { OpenBudget } from './use-budgets.ts';

/** How an application asks before it spends, and whether any does. */
export function CheckCall({ page }: { page: OpenBudget }) {
	const { otlpUrl } = useProject();
	const [open, setOpen] = useState<CheckSnippetKey>('python');
	const { budget } = page;
	const target = { otlpUrl, parameters: checkParameters(budget), failMode: budget.failMode };
	return (
		<section>
			<h2 className="mb-2 font-medium">Check call</h2>
			<p className="mb-2 max-w-[72ch] text-text-2">
				{budget.enforcement === 'block'
					? 'The check call refuses once the limit is spent. Nothing is blocked by itself: the application, or its gateway, asks before each call to a model and keeps to the answer.'
					: 'This budget only tells. Set it to block, and the check call refuses once the limit is spent; until then it answers how the budget stands.'}
			</p>
			<CheckUse page={page} />
			<div className="panel overflow-hidden">
				<Tabs
					label="Language"
					value={open}
					onChange={setOpen}
					tabs={checkSnippets.map(({ key, label, write }) => ({
						key,
						label,
						content: <Code text={write(target)} className="rounded-none border-0" />,
					}))}
				/>
			</div>
		</section>
	);
}

function CheckUse({ page: { budget, checks } }: { page: OpenBudget }) {
	const now = useNow();
	const { lastAt } = checks;
	if (lastAt === null) {
		if (budget.enforcement !== 'block') return null;
		return (
			<p role="status" className="mb-2 flex items-center gap-2 text-warn">
				<TriangleAlert size={14} className="shrink-0" />
				No check call in 7 days: nothing is blocked.
			</p>
		);
	}
	return (
		<p className="mb-2 text-text-2">
			Asked {plural(checks.checks, 'time')} {periodNames[budget.period].this}, last {formatAgo(lastAt, now)};{' '}
			<span className={checks.refusals > 0 ? 'text-text' : ''}>{plural(checks.refusals, 'call')} refused</span>.
		</p>
	);
}
