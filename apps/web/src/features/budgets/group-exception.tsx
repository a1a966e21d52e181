'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { errorWords } from '../../trpc/error-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useProject } from '../projects/project-context.tsx';
import { groupName, unitNames } from './budget-words.ts';
import { type SetBudget, type Standing, useBudgetChanges } from './use-budgets.ts';

type GroupExceptionProps = { budget: SetBudget; standing: Standing; onClose: () => void };

/** A limit for one group, in the place of its row. */
export function GroupException({ budget, standing: { group }, onClose }: GroupExceptionProps) {
	const { slug } = useProject();
	const { except } = useBudgetChanges();
	const exception = budget.exceptions.find(({ key }) => key === group);
	const [text, setText] = useState(exception?.limit ?? '');
	const set = (limit?: string | null) =>
		except.mutate(
			{ project: slug, id: budget.id, group, ...(limit === undefined ? {} : { limit }) },
			{
				onSuccess: () => {
					toast(
						limit === undefined
							? `${groupName(group)} has the budget’s limit again.`
							: `Saved for ${groupName(group)}.`,
					);
					onClose();
				},
			},
		);
	const error = except.error === null ? {} : { error: errorWords(except.error).replace(/^Exceptions: /, 'It ') };
	return (
		<tr className="border-b border-line bg-sunken last:border-0">
			<td colSpan={6} className="p-3">
				<form
					className="flex flex-wrap items-start gap-2"
					onSubmit={(event) => {
						event.preventDefault();
						set(text.trim());
					}}
				>
					<div className="w-56">
						<Field
							autoFocus
							label={`Limit of ${groupName(group)}, ${unitNames[budget.unit]}`}
							value={text}
							inputMode="decimal"
							placeholder={budget.limit}
							onChange={(event) => setText(event.target.value)}
							{...error}
						/>
					</div>
					<div className="flex flex-wrap gap-2 pt-5.5">
						<Button type="submit" look="primary" disabled={except.isPending || text.trim() === ''}>
							Set
						</Button>
						<Button disabled={except.isPending} onClick={() => set(null)}>
							No limit
						</Button>
						{exception !== undefined && (
							<Button disabled={except.isPending} onClick={() => set()}>
								The budget’s limit
							</Button>
						)}
						<Button look="quiet" onClick={onClose}>
							Cancel
						</Button>
					</div>
				</form>
			</td>
		</tr>
	);
}
