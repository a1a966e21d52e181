"""Microsoft Agent Framework with its own instrumentation; messages are told only when asked for."""

import asyncio

import openai
from agent_framework import Agent
from agent_framework.observability import enable_instrumentation
from agent_framework.openai import OpenAIChatCompletionClient

from settings import CHAT_MODEL, FAILING, OPENAI_URL, PLAIN, STREAMED, TOOL, get_weather, root_span, start_tracing

provider = start_tracing()
enable_instrumentation(enable_sensitive_data=True)
client = OpenAIChatCompletionClient(
    model=CHAT_MODEL,
    async_client=openai.AsyncOpenAI(base_url=OPENAI_URL, api_key="none", max_retries=0),
)
brief = Agent(client=client, name="brief", instructions="You are brief.")
weather = Agent(client=client, name="weather", instructions="You are brief.", tools=[get_weather])


async def main() -> None:
    with root_span():
        await brief.run(PLAIN)
        async for _ in brief.run(STREAMED, stream=True):
            pass
        await weather.run(TOOL)
        try:
            await brief.run(FAILING)
        except Exception:
            return
        raise AssertionError("the stand-in was asked to refuse and did not")


asyncio.run(main())
provider.shutdown()
