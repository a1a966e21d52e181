'use client';

import type { CostSetting } from '@spanledger/core/prices/project-prices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { useTrpc } from '../../trpc/use-trpc.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Field } from '../../ui/field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useProject } from '../projects/project-context.tsx';
import { percentOf, shareOfPercent } from './kept-percent.ts';

type Rules = { costSetting: CostSetting; headSampling: number | null };

/** Which figure is the bill, and what sampling keeps from it. */
export function CostRules() {
	const { slug } = useProject();
	const rules = useQuery(useTrpc().prices.setting.queryOptions({ project: slug }));
	if (rules.isPending) return <SkeletonRows rows={4} height={44} />;
	if (rules.isError)
		return <ErrorNote title="The rules could not be read" error={rules.error} onRetry={() => rules.refetch()} />;
	return <RulesForm saved={rules.data} />;
}

const choices: { setting: CostSetting; title: string; rule: string }[] = [
	{
		setting: 'gateway',
		title: 'A gateway’s or provider’s figure, else ours',
		rule: 'LiteLLM and OpenRouter know what they charge. What an SDK reckons by itself stands only where we have no price.',
	},
	{
		setting: 'computed',
		title: 'Ours, wherever there is a price',
		rule: 'Reported figures are kept beside it, and stand only for models without a price.',
	},
	{ setting: 'reported', title: 'Whatever the application reports, else ours', rule: 'Also an SDK’s own guess.' },
];

function RulesForm({ saved }: { saved: Rules }) {
	const { slug } = useProject();
	const trpc = useTrpc();
	const queryClient = useQueryClient();
	const [costSetting, setCostSetting] = useState(saved.costSetting);
	const [percent, setPercent] = useState(percentOf(saved.headSampling));
	const share = shareOfPercent(percent);
	const save = useMutation(
		trpc.prices.saveSetting.mutationOptions({
			onSuccess: () => {
				toast('Saved. New calls go by it; those that have run can be priced again.');
				void queryClient.invalidateQueries({ queryKey: trpc.prices.setting.queryKey() });
			},
		}),
	);
	const isChanged = costSetting !== saved.costSetting || share !== saved.headSampling;
	return (
		<form
			noValidate
			className="max-w-160 space-y-6 p-4"
			onSubmit={(event) => {
				event.preventDefault();
				if (share !== undefined) save.mutate({ project: slug, costSetting, headSampling: share });
			}}
		>
			<fieldset className="space-y-2">
				<legend className="mb-2 font-medium">Where a cost is reported and we can reckon one too, the bill is</legend>
				{choices.map(({ setting, title, rule }) => (
					<label key={setting} className="flex cursor-pointer items-baseline gap-2.5">
						<input
							type="radio"
							name="costSetting"
							checked={costSetting === setting}
							onChange={() => setCostSetting(setting)}
							className="translate-y-0.5 accent-accent"
						/>
						<span>
							{title}
							<span className="block text-sm text-text-3">{rule}</span>
						</span>
					</label>
				))}
			</fieldset>
			<div className="max-w-72">
				<Field
					label="Part of its traces that the application keeps, in percent"
					inputMode="decimal"
					placeholder="100"
					value={percent}
					onChange={(event) => setPercent(event.target.value)}
					hint="Head sampling, for spans that do not say it themselves (tracestate ot=th:…). Totals show what was recorded, and an estimate of the rest. Counts for calls that are settled from now on."
					{...(share === undefined ? { error: 'A percentage above 0, at most 100, such as 10.' } : {})}
				/>
			</div>
			{save.isError && (
				<p role="alert" className="text-bad">
					{errorWords(save.error)}
				</p>
			)}
			<Button type="submit" look="primary" disabled={!isChanged || share === undefined || save.isPending}>
				Save
			</Button>
		</form>
	);
}
