import { recordedBodies } from '@spanledger/fixtures/recordings';
import { shiftBodyToNow } from '@spanledger/fixtures/shift-to-now';
import type { StandIn } from '../stand-in/open-stand-in.ts';
import { examples, newTenant, runExample } from '../tests/examples.ts';
import { javascriptClients } from '../tests/javascript-clients.ts';
import { pythonClients } from '../tests/python-clients.ts';
import { newRun, type Platform, runClient } from '../tests/run-client.ts';
import { nodeOf, pythonFor } from '../tests/runtimes.ts';
import type { PictureSource } from './pictures.ts';

/** Sends the trace of a picture into the platform, as its client does. */
export async function sendTrace(source: PictureSource, platform: Platform, standIn: StandIn): Promise<void> {
	if ('recording' in source) return replay(source.recording, platform);
	if ('example' in source) {
		const example = examples.find(({ name }) => name === source.example);
		if (example === undefined) throw new Error(`there is no example ${source.example}`);
		const tenant = newTenant(example);
		await runExample(example, 'npm', tenant, { ...platform, standInUrl: standIn.urlOf(tenant) });
		return;
	}
	const client = [...javascriptClients, ...pythonClients].find(({ script }) => script === source.client);
	if (client === undefined) throw new Error(`there is no client ${source.client}`);
	const runtime = client.language === 'python' ? await pythonFor('clients/python') : nodeOf(client.needsNode);
	if ('missing' in runtime) throw new Error(`${source.client}: ${runtime.missing}`);
	const run = newRun(client);
	await runClient(client, runtime.program, run, { ...platform, standInUrl: standIn.urlOf(run) });
}

async function replay(folder: string, { otlpUrl, apiKey }: Platform): Promise<void> {
	for (const recorded of recordedBodies(folder)) {
		const { signal, contentType, encoding, body } = shiftBodyToNow(recorded);
		const response = await fetch(`${otlpUrl}/v1/${signal}`, {
			method: 'POST',
			headers: { 'content-type': contentType, 'x-api-key': apiKey, ...(encoding && { 'content-encoding': encoding }) },
			body: Buffer.from(body),
		});
		if (response.status !== 200) throw new Error(`${folder}/${recorded.name}: ${response.status}`);
	}
}
