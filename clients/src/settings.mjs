/** What the tests tell every client: where the stand-in is, whom to name, where to send. */
const need = (/** @type {string} */ name) => {
	const value = process.env[name];
	if (value === undefined) throw new Error(`${name} is not set: clients are run by \`npm run test:clients\`.`);
	return value;
};

export const anthropicUrl = need('STAND_IN_URL');
export const openAiUrl = `${anthropicUrl}/v1`;
export const otlpUrl = need('OTEL_EXPORTER_OTLP_ENDPOINT');
export const apiKey = need('SPANLEDGER_KEY');

/** The tenant is the run's own, so that its bill can be told from all others'. */
export const who = { tenant: need('RUN'), team: 'orange', feature: 'clients', user: 'user-7', session: 'session-3' };
