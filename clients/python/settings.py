"""What the tests tell every client: where the stand-in is and whom to name; and the way from a span to Spanledger."""

import os

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

OPENAI_URL = os.environ["STAND_IN_URL"] + "/v1"

# The tenant is the run's own, so that its bill can be told from all others'.
WHO = {"tenant": os.environ["RUN"], "team": "orange", "feature": "clients"}
USER = "user-7"
SESSION = "session-3"

CHAT_MODEL = "gpt-4o-mini"
EMBEDDING_MODEL = "text-embedding-3-small"
PLAIN = "What is a span?"
STREAMED = "What is a trace?"
STREAMED_WITHOUT_USAGE = "What is a stream?"
TOOL = "What is the weather in Oslo?"
EMBEDDED = "a text to embed"
FAILING = "please fail with 429"


def get_weather(city: str) -> dict:
    """The weather in a city"""
    return {"city": city, "celsius": 4, "sky": "clear"}


def start_tracing() -> TracerProvider:
    """Sends to OTEL_EXPORTER_OTLP_ENDPOINT; `shutdown()` of what it returns sends the rest."""
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    return provider


def root_span():
    """The app's own span around everything, with the names that its children inherit."""
    names = {"tenant.id": WHO["tenant"], "team": WHO["team"], "feature": WHO["feature"]}
    who = {"user.id": USER, "session.id": SESSION, "http.route": "/chat"}
    return trace.get_tracer("shop").start_as_current_span("POST /chat", attributes={**names, **who})
