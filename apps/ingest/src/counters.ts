export type Labels = Readonly<Record<string, string>>;
export type Counter = { add: (labels: Labels, amount?: number) => void; render: () => string };

/** A Prometheus counter. Labels must come from bounded sets: every combination stays for ever. */
export function counter(name: string, help: string): Counter {
	const values = new Map<string, number>();
	return {
		add: (labels, amount = 1) => {
			const key = labelText(labels);
			values.set(key, (values.get(key) ?? 0) + amount);
		},
		render: () => family(name, 'counter', help, values),
	};
}

/** A value read at the moment of the scrape. */
export function gauge(name: string, help: string, samples: readonly (readonly [Labels, number])[]): string {
	return family(name, 'gauge', help, new Map(samples.map(([labels, value]) => [labelText(labels), value])));
}

export type Histogram = { observe: (labels: Labels, value: number) => void; render: () => string };

/** A Prometheus histogram with upper bounds in rising order. */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
	const series = new Map<string, { labels: Labels; counts: number[]; sum: number }>();
	return {
		observe: (labels, value) => {
			const key = labelText(labels);
			const entry = series.get(key) ?? { labels, counts: [...bounds, Infinity].map(() => 0), sum: 0 };
			series.set(key, entry);
			entry.sum += value;
			[...bounds, Infinity].forEach((bound, index) => {
				if (value <= bound) entry.counts[index] = (entry.counts[index] ?? 0) + 1;
			});
		},
		render: () => {
			const lines = [...series.values()].flatMap(({ labels, counts, sum }) => [
				...counts.map((count, index) => {
					const le = index < bounds.length ? String(bounds[index]) : '+Inf';
					return `${name}_bucket${labelText({ ...labels, le })} ${count}`;
				}),
				`${name}_sum${labelText(labels)} ${sum}`,
				`${name}_count${labelText(labels)} ${counts.at(-1) ?? 0}`,
			]);
			return [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
		},
	};
}

function family(name: string, type: string, help: string, values: ReadonlyMap<string, number>): string {
	const lines = [...values].map(([labels, value]) => `${name}${labels} ${value}`);
	return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

/** `{a="1",b="2"}`, with backslash, quote and newline escaped. */
function labelText(labels: Labels): string {
	const pairs = Object.entries(labels).map(([name, value]) => {
		const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
		return `${name}="${escaped}"`;
	});
	return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
