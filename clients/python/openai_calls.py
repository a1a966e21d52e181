"""Plain, streamed with and without usage, a tool loop, the Responses API at half the price, an embedding, a refusal."""

import json

import openai

from settings import (
    CHAT_MODEL,
    EMBEDDED,
    EMBEDDING_MODEL,
    FAILING,
    OPENAI_URL,
    PLAIN,
    STREAMED,
    STREAMED_WITHOUT_USAGE,
    TOOL,
    get_weather,
)

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


def new_client() -> openai.OpenAI:
    return openai.OpenAI(base_url=OPENAI_URL, api_key="none", max_retries=0)


def ask(question: str) -> list[dict]:
    return [{"role": "system", "content": "You are brief."}, {"role": "user", "content": question}]


def make_openai_calls(client: openai.OpenAI) -> None:
    chat = client.chat.completions
    chat.create(model=CHAT_MODEL, messages=ask(PLAIN))
    streamed = {"model": CHAT_MODEL, "stream": True}
    list(chat.create(messages=ask(STREAMED), stream_options={"include_usage": True}, **streamed))
    list(chat.create(messages=ask(STREAMED_WITHOUT_USAGE), **streamed))
    tool_loop(client)
    client.responses.create(model=CHAT_MODEL, input=PLAIN, service_tier="flex")
    client.embeddings.create(model=EMBEDDING_MODEL, input=EMBEDDED)
    try:
        chat.create(model=CHAT_MODEL, messages=ask(FAILING))
    except openai.RateLimitError:
        return
    raise AssertionError("the stand-in was asked to refuse and did not")


def tool_loop(client: openai.OpenAI) -> None:
    messages = ask(TOOL)
    message = client.chat.completions.create(model=CHAT_MODEL, messages=messages, tools=TOOLS).choices[0].message
    messages.append(message.model_dump(exclude_none=True))
    for call in message.tool_calls:
        result = json.dumps(get_weather(**json.loads(call.function.arguments)))
        messages.append({"role": "tool", "tool_call_id": call.id, "content": result})
    client.chat.completions.create(model=CHAT_MODEL, messages=messages, tools=TOOLS)
