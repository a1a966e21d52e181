"""Pydantic AI with its own instrumentation, as Logfire turns it on."""

import asyncio

import openai
from pydantic_ai import Agent
from pydantic_ai.models.instrumented import InstrumentationSettings
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from settings import CHAT_MODEL, FAILING, OPENAI_URL, PLAIN, STREAMED, TOOL, get_weather, root_span, start_tracing

provider = start_tracing()
Agent.instrument_all(InstrumentationSettings())
client = openai.AsyncOpenAI(base_url=OPENAI_URL, api_key="none", max_retries=0)
model = OpenAIChatModel(CHAT_MODEL, provider=OpenAIProvider(openai_client=client))
brief = Agent(model, name="brief", instructions="You are brief.")
weather = Agent(model, name="weather", instructions="You are brief.", tools=[get_weather])


async def main() -> None:
    with root_span():
        await brief.run(PLAIN)
        async with brief.run_stream(STREAMED) as stream:
            await stream.get_output()
        await weather.run(TOOL)
        try:
            await brief.run(FAILING)
        except Exception:
            return
        raise AssertionError("the stand-in was asked to refuse and did not")


asyncio.run(main())
provider.shutdown()
