import { curlSnippet } from './curl-snippet.ts';

/** Where an application sends, and with which key. `otlpUrl` has no path and no trailing slash. */
export type Destination = { otlpUrl: string; key: string };

/** The three lines that every OpenTelemetry SDK reads. */
export function environmentLines({ otlpUrl, key }: Destination): string {
	return [
		`OTEL_EXPORTER_OTLP_ENDPOINT=${otlpUrl}`,
		'OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
		`OTEL_EXPORTER_OTLP_HEADERS=x-api-key=${key}`,
	].join('\n');
}

const exported = (to: Destination): string =>
	environmentLines(to)
		.split('\n')
		.map((line) => `export ${line}`)
		.join('\n');

function python(to: Destination): string {
	return `pip install opentelemetry-distro opentelemetry-exporter-otlp openinference-instrumentation-openai

export OTEL_SERVICE_NAME=my-app
${exported(to)}

opentelemetry-instrument python app.py`;
}

function typescript(to: Destination): string {
	return `npm install @opentelemetry/sdk-node @arizeai/openinference-instrumentation-openai

cat > telemetry.mjs <<'JS'
import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai';
import { NodeSDK } from '@opentelemetry/sdk-node';
import OpenAI from 'openai';

const openai = new OpenAIInstrumentation();
openai.manuallyInstrument(OpenAI);
new NodeSDK({ instrumentations: [openai] }).start();
JS

export OTEL_SERVICE_NAME=my-app
${exported(to)}

node --import ./telemetry.mjs app.mjs`;
}

function go(to: Destination): string {
	return `${exported(to)}

// go get go.opentelemetry.io/otel go.opentelemetry.io/otel/sdk \\
//   go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp
exporter, err := otlptracehttp.New(ctx) // reads the variables above
if err != nil {
	log.Fatal(err)
}
provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter))
otel.SetTracerProvider(provider)
defer provider.Shutdown(ctx)

// Around a call to a model:
ctx, span := otel.Tracer("my-app").Start(ctx, "chat gpt-4o-mini")
defer span.End()
span.SetAttributes(
	attribute.String("gen_ai.operation.name", "chat"),
	attribute.String("gen_ai.provider.name", "openai"),
	attribute.String("gen_ai.request.model", "gpt-4o-mini"),
	attribute.Int("gen_ai.usage.input_tokens", usage.PromptTokens),
	attribute.Int("gen_ai.usage.output_tokens", usage.CompletionTokens),
	attribute.String("tenant.id", tenant),
)`;
}

function collector({ otlpUrl, key }: Destination): string {
	return `# Add to the Collector's configuration. From inside a container,
# localhost is the container: name this machine instead.
exporters:
  otlphttp/spanledger:
    endpoint: ${otlpUrl}
    headers:
      x-api-key: ${key}

service:
  pipelines:
    traces:
      receivers: [otlp]
      processors: [batch]
      exporters: [otlphttp/spanledger]`;
}

/** Lines to paste, per way of sending. Each is complete with endpoint and key. */
export const snippets = [
	{ key: 'python', label: 'Python', write: python },
	{ key: 'typescript', label: 'TypeScript', write: typescript },
	{ key: 'go', label: 'Go', write: go },
	{ key: 'curl', label: 'curl', write: curlSnippet },
	{ key: 'collector', label: 'Collector', write: collector },
] as const;
export type SnippetKey = (typeof snippets)[number]['key'];

/** For a coding agent: what to do, what to keep, how to know that it worked. */
export function agentText(to: Destination): string {
	return `Add OpenTelemetry tracing to this application and send it to Spanledger.

1. Export traces over OTLP/HTTP with these variables, set where the application gets its configuration (keep the key out of version control):
${environmentLines(to)}
2. Turn on an OpenTelemetry instrumentation for every LLM client the code uses (for OpenAI: openinference-instrumentation-openai in Python, @arizeai/openinference-instrumentation-openai in TypeScript). Start it before the client is imported.
3. Around each request of a user start one root span named after the use case, so that retrieval, tools and model calls become its children.
4. On that root span set tenant.id (the customer who is billed), user.id, session.id and feature. Children inherit them.
5. Flush the exporter before the process exits.

Check: make one request, then GET ${to.otlpUrl}/healthz answers 200 and the trace appears in Spanledger within two seconds with its tokens and cost. Do not put a proxy in front of the model.`;
}
