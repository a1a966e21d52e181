"""An agent with a tool and a streamed answer, instrumented by OpenTelemetry's own package for the OpenAI SDK."""

import json
import os

# Today's names of the GenAI conventions, with prompts and answers on the spans. Read by the packages when they are imported.
os.environ.setdefault("OTEL_SEMCONV_STABILITY_OPT_IN", "gen_ai_latest_experimental")
os.environ.setdefault("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "SPAN_ONLY")

from openai import OpenAI
from opentelemetry import baggage, context, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor
from opentelemetry.processor.baggage import ALLOW_ALL_BAGGAGE_KEYS, BaggageSpanProcessor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

provider = TracerProvider()
# The first copies baggage onto every span as it starts, the second sends what has ended.
provider.add_span_processor(BaggageSpanProcessor(ALLOW_ALL_BAGGAGE_KEYS))
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(provider)
OpenAIInstrumentor().instrument()

tracer = trace.get_tracer("chat")
client = OpenAI(max_retries=0)
MODEL = "gpt-4o-mini"
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "get_weather",
            "description": "The weather in a city",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
        },
    }
]


def run_tool(call) -> str:
    """Runs a tool in a span that carries its arguments and its result."""
    attributes = {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": call.function.name,
        "gen_ai.tool.call.id": call.id,
        "gen_ai.tool.call.arguments": call.function.arguments,
    }
    with tracer.start_as_current_span(f"execute_tool {call.function.name}", attributes=attributes) as span:
        result = json.dumps({**json.loads(call.function.arguments), "celsius": 4, "sky": "clear"})
        span.set_attribute("gen_ai.tool.call.result", result)
        return result


def run_agent(question: str) -> str:
    """Asks until the model wants no tool any more."""
    attributes = {"gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "weather agent"}
    with tracer.start_as_current_span("invoke_agent weather agent", attributes=attributes):
        messages = [{"role": "user", "content": question}]
        while True:
            message = client.chat.completions.create(model=MODEL, messages=messages, tools=TOOLS).choices[0].message
            if not message.tool_calls:
                return message.content
            messages.append(message.model_dump(exclude_none=True))
            for call in message.tool_calls:
                messages.append({"role": "tool", "tool_call_id": call.id, "content": run_tool(call)})


def stream(question: str) -> str:
    """A streamed answer; without `include_usage` the provider tells no tokens and the bill would have a gap."""
    chunks = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": question}],
        stream=True,
        stream_options={"include_usage": True},
    )
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


# Whoever calls is named once; baggage carries the names to every span below.
token = context.attach(baggage.set_baggage("tenant.id", os.environ.get("TENANT", "acme")))
context.attach(baggage.set_baggage("user.id", "u-1"))
with tracer.start_as_current_span("POST /agent", attributes={"http.route": "/agent", "feature": "weather"}) as root:
    print(run_agent("What is the weather in Oslo?"))
    print(stream("What is a trace?"))
    trace_id = format(root.get_span_context().trace_id, "032x")
context.detach(token)
provider.shutdown()
print(f"trace {trace_id}")
