/** One nightly job for many tenants: baggage puts the tenant onto every span at once, so each pays for its own documents. */
import { context, propagation, trace } from '@opentelemetry/api';
import OpenAI from 'openai';
import { flush } from './instrument-openai.ts';

const tracer = trace.getTracer('batch');
const openai = new OpenAI();
const tenant = process.env.TENANT ?? 'acme';

const documents = [
	{ tenant: `${tenant}-north`, text: 'A parcel was lost.' },
	{ tenant: `${tenant}-south`, text: 'A refund was late.' },
	{ tenant: `${tenant}-north`, text: 'An account was closed.' },
];

/** Whatever is called inside carries these names: the baggage span processor copies them onto each span as it starts. */
function onBehalfOf<T>(names: Record<string, string>, work: () => Promise<T>): Promise<T> {
	const entries = Object.entries(names).map(([name, value]) => [name, { value }] as const);
	return context.with(
		propagation.setBaggage(context.active(), propagation.createBaggage(Object.fromEntries(entries))),
		work,
	);
}

await tracer.startActiveSpan('nightly summaries', async (root) => {
	root.setAttributes({ team: 'data', feature: 'summaries' });
	for (const document of documents) {
		await onBehalfOf({ 'tenant.id': document.tenant }, async () => {
			const messages = [{ role: 'user' as const, content: `Summarise: ${document.text}` }];
			const completion = await openai.chat.completions.create({ model: 'gpt-4o-mini', messages });
			console.log(`${document.tenant}: ${completion.choices[0]?.message.content}`);
		});
	}
	console.log(`trace ${root.spanContext().traceId}`);
	root.end();
});
await flush();
