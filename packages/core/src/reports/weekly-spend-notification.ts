import { amountWords, periodWords } from '../budgets/budget-words.ts';
import { divideHalfEven } from '../money/decimal.ts';
import type { PicoUsd } from '../money/pico-usd.ts';
import type { ChangeParts, ExplainedChange } from '../months/explain-change.ts';
import type { NotificationEvent, NotificationFact } from '../notify/notification-event.ts';
import type { Mover, WeeklySpend } from './weekly-spend.ts';

type Notice = {
	spend: WeeklySpend;
	project: { slug: string; name: string };
	/** Where the pages are reached. */
	publicUrl: string;
	atMs: number;
};

/** Names the week, so that each is told once. */
export const weeklySpendKey = ({ week }: Pick<WeeklySpend, 'week'>): string => `weekly-spend/${week.name}`;

/** What people are told of a week: what it cost, why it changed, who moved it. */
export function weeklySpendNotification({ spend, project, publicUrl, atMs }: Notice): NotificationEvent {
	const pathOf = (by: string) => `/${project.slug}/costs?${rangeOf(spend)}&by=${by}`;
	const mover =
		(label: string, by: string) =>
		({ name, before, after }: Mover): NotificationFact => ({
			label: `${label} ${name}`,
			value: `${usd(after)}, ${before === 0n ? 'nothing before' : `${signed(after - before)} (before: ${usd(before)})`}`,
			url: new URL(pathOf(by), publicUrl).href,
		});
	return {
		key: weeklySpendKey(spend),
		kind: 'weekly-spend',
		severity: 'info',
		title: titleOf(spend, project.name),
		text: textOf(spend),
		facts: [
			{ label: 'Week', value: `${periodWords(spend.week)}, Monday to Sunday (${spend.week.timeZone})` },
			{ label: 'Spent', value: usd(spend.change.after) },
			{ label: 'Week before', value: usd(spend.change.before) },
			{ label: 'Calls', value: spend.calls.toLocaleString('en-US') },
			...spend.movers.tenants.map(mover('Tenant', 'tenant')),
			...spend.movers.models.map(mover('Model', 'model')),
		],
		path: pathOf('tenant'),
		at: new Date(atMs).toISOString(),
	};
}

function titleOf({ week, change: { before, after } }: WeeklySpend, name: string): string {
	const spent = `${name} spent ${after === 0n ? 'nothing' : usd(after)} in ${periodWords(week)}`;
	if (before === 0n) return after === 0n ? spent : `${spent}, and nothing the week before`;
	if (after === before) return `${spent}, as in the week before`;
	const percent = divideHalfEven((after - before) * 100n, before);
	const size = percent < 0n ? -percent : percent;
	const much = size === 0n ? 'less than 1 %' : `${size.toLocaleString('en-US')} %`;
	return `${spent}, ${much} ${after > before ? 'more' : 'less'} than in the week before`;
}

function textOf({ change, unpricedCalls, evaluationUsd }: WeeklySpend): string {
	const sentences = [explain(change)];
	if (unpricedCalls > 0)
		sentences.push(
			`${unpricedCalls.toLocaleString('en-US')} ${unpricedCalls === 1 ? 'call with known tokens has' : 'calls with known tokens have'} no price and ${unpricedCalls === 1 ? 'is' : 'are'} missing from these amounts.`,
		);
	if (evaluationUsd !== 0n) sentences.push(`Judging answers cost ${usd(evaluationUsd)}, which is not counted in.`);
	return sentences.filter((sentence) => sentence !== '').join(' ');
}

const partWords: readonly [part: keyof ChangeParts, more: string, less: string][] = [
	['volume', 'more calls', 'fewer calls'],
	['mix', 'a dearer mix of models', 'a cheaper mix of models'],
	['tokensPerCall', 'more tokens per call', 'fewer tokens per call'],
	['price', 'a higher price per token', 'a lower price per token'],
];

/** "$700.00 the week before + $60.00 more calls − $10.00 fewer tokens per call = $750.00." */
function explain({ before, after, parts }: ExplainedChange): string {
	if (before === 0n || before === after) return '';
	const terms: string[] = [];
	let sum = before;
	for (const [part, more, less] of partWords) {
		// what is printed adds up as well: each part is the difference of two rounded sums
		const rounded = roundedTo(sum + parts[part], before, after) - roundedTo(sum, before, after);
		sum += parts[part];
		if (rounded !== 0n) terms.push(`${signed(rounded)} ${rounded > 0n ? more : less}`);
	}
	if (terms.length === 0) return '';
	const [from, to] = [before, after].map((amount) => roundedTo(amount, before, after));
	return `${usd(from ?? 0n)} the week before ${terms.join(' ')} = ${usd(to ?? 0n)}.`;
}

/** To the cent; where both weeks cost less than a dollar to a hundredth of it. */
function roundedTo(amount: PicoUsd, before: PicoUsd, after: PicoUsd): PicoUsd {
	const dollar = 1_000_000_000_000n;
	const step = before < dollar && after < dollar ? dollar / 10_000n : dollar / 100n;
	return divideHalfEven(amount, step) * step;
}

const usd = (amount: PicoUsd): string => amountWords('usd', amount);
const signed = (amount: PicoUsd): string => (amount < 0n ? `− ${usd(-amount)}` : `+ ${usd(amount)}`);

const rangeOf = ({ week }: WeeklySpend): string =>
	new URLSearchParams({
		from: new Date(week.fromMs).toISOString(),
		to: new Date(week.toMs).toISOString(),
		tz: week.timeZone,
	}).toString();
