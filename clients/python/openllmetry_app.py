"""OpenLLMetry's instrumentation of the OpenAI SDK, without Traceloop's own SDK around it."""

from opentelemetry.instrumentation.openai import OpenAIInstrumentor

from openai_calls import make_openai_calls, new_client
from settings import root_span, start_tracing

provider = start_tracing()
OpenAIInstrumentor().instrument()
with root_span():
    make_openai_calls(new_client())
provider.shutdown()
