import type { PeriodBacktest } from '@spanledger/core/budgets/backtest-budget';

/**
 * What a limit would have told, in a sentence or two: "This month it would have warned on the 12th and 19th, and been spent on the
 * 27th. In the 2 months before: nothing." Days and weeks are counted instead: nobody reads twenty dates.
 */
export function backtestWords(backtest: readonly PeriodBacktest[]): string {
	const kind = backtest[0]?.period.kind;
	if (kind === undefined) return '';
	return kind === 'month' ? monthWords(backtest) : countWords(backtest, `${kind}s`);
}

function monthWords(backtest: readonly PeriodBacktest[]): string {
	const latestFirst = [...backtest].reverse();
	const lastTold = latestFirst.findLastIndex(({ told }) => told.length > 0);
	const shown = latestFirst.slice(0, Math.max(1, lastTold + 1));
	const before = latestFirst.length - shown.length;
	const sentences = shown.map((month, index) => {
		const name = index === 0 ? 'This month' : index === 1 ? 'Last month' : `In ${nameOf(month)}`;
		const told = toldWords(month);
		return told === null ? `${name}: nothing.` : `${name} it would have ${told}.`;
	});
	if (before > 0) sentences.push(`In the ${before === 1 ? 'month' : `${before} months`} before: nothing.`);
	return sentences.join(' ');
}

/** "warned on the 12th and 19th, and been spent on the 27th"; null = nothing. */
function toldWords({ told, period }: PeriodBacktest): string | null {
	const days = (isWarning: boolean) =>
		[...new Set(told.filter(({ threshold }) => threshold < 100 === isWarning).map(({ firstDayMs }) => firstDayMs))]
			.sort((a, b) => a - b)
			.map((dayMs) => ordinal(dayOf(dayMs, period.timeZone)));
	const warned = days(true);
	const spent = days(false).slice(0, 1);
	const parts = [
		...(warned.length === 0 ? [] : [`warned on the ${listWords(warned)}`]),
		...(spent.length === 0 ? [] : [`been spent on the ${spent[0]}${groupWords(told)}`]),
	];
	return parts.length === 0 ? null : parts.join(', and ');
}

function groupWords(told: PeriodBacktest['told']): string {
	const groups = told.find(({ threshold }) => threshold >= 100)?.groups ?? 0;
	return groups > 1 ? ` (${groups} of them, the first then)` : '';
}

function countWords(backtest: readonly PeriodBacktest[], many: string): string {
	const spent = backtest.filter(({ told }) => told.some(({ threshold }) => threshold >= 100)).length;
	const warned = backtest.filter(({ told }) => told.length > 0).length - spent;
	const of = `of the last ${backtest.length} ${many}`;
	if (spent + warned === 0) return `On none ${of} would it have said anything.`;
	return `It would have been spent on ${spent} ${of}, and only warned on ${warned}.`;
}

const dayOf = (ms: number, timeZone: string): number =>
	Number(new Intl.DateTimeFormat('en', { day: 'numeric', timeZone }).format(ms));

const nameOf = ({ period }: PeriodBacktest): string =>
	new Intl.DateTimeFormat('en', { month: 'long', timeZone: period.timeZone }).format(period.fromMs);

function ordinal(day: number): string {
	const isTeen = day >= 11 && day <= 13;
	return `${day}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`;
}

const listWords = (items: readonly string[]): string =>
	items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
