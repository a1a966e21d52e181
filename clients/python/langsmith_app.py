"""The LangSmith SDK in its OpenTelemetry mode, with nothing sent to LangSmith itself (see the environment in the tests)."""

from langsmith import traceable
from langsmith.run_trees import get_cached_client
from langsmith.wrappers import wrap_openai

from openai_calls import make_openai_calls, new_client
from settings import SESSION, USER, WHO, start_tracing

provider = start_tracing()


@traceable(name="chat", metadata={**WHO, "user_id": USER, "session_id": SESSION})
def chat() -> None:
    make_openai_calls(wrap_openai(new_client()))


chat()
get_cached_client().flush()
provider.shutdown()
