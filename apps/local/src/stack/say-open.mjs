import { say } from '../terminal/say.mjs';

/** @typedef {import('./children-env.mjs').Addresses} Addresses */
/** @typedef {import('../data-dir/read-credentials.mjs').Credentials} Credentials */

/** The lines an OpenTelemetry app needs, as soon as spans are taken. @param {Addresses} at @param {Credentials} credentials */
export function sayIngestIsOpen(at, credentials) {
	say();
	say('  Traces are taken now. Paste into the environment of an OpenTelemetry app:');
	say();
	for (const line of pasteLines(at, credentials)) say(`    ${line}`);
	say();
	say(`  gRPC is taken at ${at.grpcUrl} (OTEL_EXPORTER_OTLP_PROTOCOL=grpc), with the same headers.`);
	say();
}

/** @param {Addresses} at @param {Credentials} credentials @param {number} tookMs */
export function sayPagesAreOpen(at, credentials, tookMs) {
	say();
	say(`  Spanledger is open (${(tookMs / 1000).toFixed(1)} s)`);
	say();
	say(`    Pages      ${at.webUrl}`);
	say(`    Sign in    ${credentials.email}   ${credentials.password}`);
	say(`    Traces to  ${at.otlpUrl}   x-api-key=${credentials.apiKey}`);
	say(`    or gRPC    ${at.grpcUrl}`);
	say();
	say('  Ctrl-C stops everything.');
}

/** @param {Addresses} at @param {Credentials} credentials @returns {string[]} shell assignments */
export const pasteLines = (at, credentials) => [
	`OTEL_EXPORTER_OTLP_ENDPOINT=${at.otlpUrl}`,
	'OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
	`OTEL_EXPORTER_OTLP_HEADERS=x-api-key=${credentials.apiKey}`,
];
