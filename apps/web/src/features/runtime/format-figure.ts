import type { MetricSeriesKind } from '@spanledger/core/metrics/metric-series';
import type { MetricStatistic } from '@spanledger/core/metrics/metric-statistics';
import { formatBytes } from '../../lib/format-bytes.ts';
import { formatDuration } from '../../lib/format-duration.ts';
import { formatUsd } from '../../lib/format-usd.ts';

/** What a figure is a figure of. */
export type Measure = {
	metric: string;
	unit: string;
	kind: MetricSeriesKind;
	statistic: MetricStatistic | 'share';
};

export type FormatFigure = (value: number | null) => string;

/** Figures of a metric in words: its unit, or what a rate of it means. null = unknown = "–". */
export function figureFormat(measure: Measure): FormatFigure {
	const format = formatOf(measure);
	return (value) => (value === null ? '–' : format(value));
}

function formatOf({ metric, unit, kind, statistic }: Measure): (value: number) => string {
	if (statistic === 'share') return percent;
	if (statistic === 'rate') return kind === 'histogram' ? perMinute('') : rateOf(unit);
	if (statistic === 'sumRate') return rateOf(unit);
	if (statistic === 'increase' && kind === 'histogram') return plain;
	if (unit === '1' && /(utili[sz]ation|ratio|usage_perc)/.test(metric)) return percent;
	return amountOf(unit);
}

/** Per second in the data; people think of tokens a minute, bytes a second, and of seconds a second as a share of the time. */
function rateOf(unit: string): (value: number) => string {
	const seconds = secondsIn[unit];
	if (seconds !== undefined) return (value) => percent(value * seconds);
	if (unit === 'By') return (value) => `${formatBytes(value)}/s`;
	return perMinute(unit);
}

const perMinute =
	(unit: string) =>
	(value: number): string =>
		`${amountOf(unit)(value * 60)}/min`;

const secondsIn: { readonly [unit: string]: number } = {
	ns: 1e-9,
	us: 1e-6,
	ms: 1e-3,
	s: 1,
	min: 60,
	h: 3600,
	d: 86_400,
};

function amountOf(unit: string): (value: number) => string {
	const seconds = secondsIn[unit];
	if (seconds !== undefined) return (value) => formatSignedDuration(value * seconds * 1000);
	if (unit === 'By') return formatBytes;
	if (unit === '%') return (value) => percent(value / 100);
	if (unit === 'USD' || unit === '{USD}' || unit === '$') return (value) => formatUsd(value.toFixed(12));
	// UCUM writes what is counted in braces: {token}
	if (unit === '' || unit === '1' || /^\{.*\}$/.test(unit)) return plain;
	return (value) => `${plain(value)} ${unit}`;
}

/** The same for an axis, where there is little room: units that are words (`tokens`) stand at the chart's head only. */
export function tickFormat(measure: Measure): (value: number) => string {
	const { unit } = measure;
	const format = formatOf({ ...measure, unit: /^[a-z]{4,}$/i.test(unit) ? '' : unit });
	return (value) =>
		format(value).replace(/^(−?\d+),(\d)\d\d(?=$|\/|\s)/, (_, thousands, hundreds) =>
			hundreds === '0' ? `${thousands} K` : `${thousands}.${hundreds} K`,
		);
}

const unitNames: { readonly [unit: string]: string } = {
	By: 'bytes',
	s: 'seconds',
	ms: 'milliseconds',
	us: 'microseconds',
	ns: 'nanoseconds',
	'%': 'percent',
	USD: 'US dollars',
	'{USD}': 'US dollars',
	'1': '',
};

/** A unit in words, in the plural: `s` → "seconds", `{token}` → "tokens", '' for none. */
export function unitWords(unit: string): string {
	const thing = /^\{(\w+)\}$/.exec(unit)?.[1];
	return unitNames[unit] ?? (thing === undefined ? unit : `${thing}s`);
}

const formatSignedDuration = (ms: number): string => (ms < 0 ? `−${formatDuration(-ms)}` : formatDuration(ms));

/** 0.42 · 12.4 · 1,392 · 1.24 M */
export function plain(value: number): string {
	const size = Math.abs(value);
	const sign = value < 0 ? '−' : '';
	if (size >= 1e9) return `${sign}${(size / 1e9).toFixed(2)} B`;
	if (size >= 1e6) return `${sign}${(size / 1e6).toFixed(2)} M`;
	if (size >= 999.5 || Number.isInteger(size)) return `${sign}${Math.round(size).toLocaleString('en-US')}`;
	if (size < 0.001) return `${sign}${size.toExponential(1)}`;
	return `${sign}${Number(size.toPrecision(3))}`;
}

/** 82 % · 8.2 % · 0.04 %; shares of time may pass 100 % where several processors work. */
function percent(share: number): string {
	const size = Math.abs(share * 100);
	if (size === 0) return '0 %';
	if (size < 0.01) return '<0.01 %';
	return `${share < 0 ? '−' : ''}${size < 0.1 ? size.toFixed(2) : size < 10 ? size.toFixed(1) : Math.round(size)} %`;
}
