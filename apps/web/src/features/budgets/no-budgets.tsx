import { Gauge } from 'lucide-react';

/** What a budget is good for, where there is none. */
export function NoBudgets() {
	return (
		<div className="panel flex items-start gap-3 p-5">
			<Gauge size={18} className="mt-0.5 shrink-0 text-text-3" />
			<div className="max-w-[64ch] space-y-2 text-text-2">
				<p className="font-medium text-text">No budgets yet</p>
				<p>
					A budget says what the project, or each of its tenants, teams, users or models, may spend in a day, a week or
					a month. It is counted from the spans you send: nothing stands in front of your model.
				</p>
				<p>
					It tells you at 50, 80 and 100 %, and as soon as the month is on track to exceed it. Applications that ask the
					check call before they spend can be stopped in time.
				</p>
			</div>
		</div>
	);
}
