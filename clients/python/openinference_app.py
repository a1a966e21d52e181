"""OpenInference for the OpenAI SDK; who asks is told by its own context."""

from openinference.instrumentation import using_attributes
from openinference.instrumentation.openai import OpenAIInstrumentor
from opentelemetry import trace

from openai_calls import make_openai_calls, new_client
from settings import SESSION, USER, WHO, start_tracing

provider = start_tracing()
OpenAIInstrumentor().instrument()
with using_attributes(session_id=SESSION, user_id=USER, metadata=WHO):
    with trace.get_tracer("shop").start_as_current_span("POST /chat"):
        make_openai_calls(new_client())
provider.shutdown()
