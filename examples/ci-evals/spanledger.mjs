const resultsAtOnce = 100;
const attempts = 5;

/** The dataset and its runs over HTTP. The key needs the scopes `read` and `scores`. */
export function openSpanledger({ url, key, dataset, run, version }) {
	const base = `${url}/api/v1/datasets/${encodeURIComponent(dataset)}`;

	/** 503 and 429 are worth another try; anything else that is refused says why. */
	async function call(path, init = {}) {
		for (let attempt = 1; ; attempt++) {
			const headers = { 'x-api-key': key, 'content-type': 'application/json' };
			const response = await fetch(base + path, { ...init, headers });
			if (response.ok) return response;
			if (attempt < attempts && [429, 503].includes(response.status)) {
				const seconds = Number(response.headers.get('retry-after')) || attempt;
				await new Promise((done) => setTimeout(done, seconds * 1000));
			} else throw new Error(`${init.method ?? 'GET'} ${base}${path}: ${response.status} ${await response.text()}`);
		}
	}
	const readRun = async (name) => (await (await call(`/runs/${encodeURIComponent(name)}?limit=1`)).json()).run;

	return {
		/** The items of the version that was asked for, else of the latest. */
		async pull() {
			const response = await call(`/export${version === undefined ? '' : `?version=${version}`}`);
			const lines = (await response.text()).split('\n').filter((line) => line !== '');
			return { items: lines.map((line) => JSON.parse(line)), version: response.headers.get('x-dataset-version') };
		},

		/** Pinned to the version that was pulled. Posting again changes nothing, so a lost answer is no harm. */
		async post(pulled, results) {
			for (let at = 0; at < results.length; at += resultsAtOnce) {
				const body = JSON.stringify(results.slice(at, at + resultsAtOnce));
				const path = `/runs/${encodeURIComponent(run)}/results?version=${pulled}`;
				const { rejected } = await (await call(path, { method: 'POST', body })).json();
				if (rejected.length > 0) throw new Error(rejected.map(({ error }) => error).join('\n'));
			}
		},

		readRun,

		/** The last run before this one whose name fits `main@*`; null = there is none, or none is asked for. */
		async findLast(pattern) {
			if (pattern === 'none') return null;
			if (!pattern.endsWith('*')) return readRun(pattern);
			const { items } = await (await call('/runs?limit=200')).json();
			return items.find(({ name }) => name !== run && name.startsWith(pattern.slice(0, -1))) ?? null;
		},
	};
}
