'use client';

import type { Outlook } from '@spanledger/api/costs/outlook';
import { formatUsdCents } from '../../lib/format-usd.ts';
import { HeadlineFigure } from './headline-figure.tsx';

/** Where the calendar month stands, whatever range the page shows. */
export function MonthFigures({ outlook, zone }: { outlook: Outlook; zone: string }) {
	const { projected, inFlight } = outlook;
	return (
		<>
			<HeadlineFigure
				label={`${monthName(outlook.month)} to date`}
				rule={`What the calendar month in ${zone} has cost so far, under the same filters.`}
			>
				{formatUsdCents(outlook.toDateUsd)}
			</HeadlineFigure>
			<HeadlineFigure
				label="projected month end"
				rule={
					projected === null
						? 'Fewer than three days with spend: nothing can be said of the month’s end yet.'
						: 'To date, plus what the days ahead usually cost: the mean of the same weekday over the last 28 days (under 7 days, the median day). Eight times in ten the month ends inside the band.'
				}
			>
				{projected === null ? '–' : formatUsdCents(projected.usd)}
				{projected !== null && projected.lowUsd !== projected.highUsd && (
					<span className="ml-1.5 text-sm text-text-3">
						{formatUsdCents(projected.lowUsd)}–{formatUsdCents(projected.highUsd)}
					</span>
				)}
			</HeadlineFigure>
			{inFlight.traces > 0 && (
				<HeadlineFigure
					label="in flight"
					rule={`${inFlight.traces} requests of the whole project have no root span yet. Of their cost ${formatUsdCents(inFlight.unattributedUsd)} names no tenant so far: the root may still say it. Counted in the totals.`}
				>
					{formatUsdCents(inFlight.costUsd)}
				</HeadlineFigure>
			)}
		</>
	);
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** "2026-11" → "November" */
const monthName = (month: string): string => months.format(new Date(`${month}-15T00:00:00Z`));
