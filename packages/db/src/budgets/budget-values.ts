import type { BudgetSettings } from '@spanledger/core/budgets/budget';
import type { BudgetCalendar } from '@spanledger/core/budgets/budget-calendar';
import { jsonText } from '../json-text.ts';

/** What a statement writes of a budget, column by column. */
export const budgetValues = (
	settings: BudgetSettings,
	{ calendar, countedFromMs, definedAt }: { calendar: BudgetCalendar; countedFromMs: number; definedAt: Date },
): { [column: string]: unknown } => ({
	name: settings.name,
	filters: jsonText(settings.filters),
	group_by: settings.groupBy,
	unit: settings.unit,
	limit_amount: settings.limit,
	period: settings.period,
	calendar: jsonText(calendar),
	thresholds: settings.thresholds,
	warns_on_track: settings.warnsOnTrack,
	enforcement: settings.enforcement,
	fail_mode: settings.failMode,
	refuses_unpriced: settings.refusesUnpriced,
	owners: settings.owners,
	channel_ids: settings.channelIds,
	exceptions: jsonText(settings.exceptions),
	counted_from: new Date(countedFromMs),
	defined_at: definedAt,
});
