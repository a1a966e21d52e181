// A question answered with documents, without any instrumentation library: retrieval and chat spans are written by hand in
// the names of the OpenTelemetry GenAI conventions.
package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/trace"
)

const model = "gpt-4o-mini"

var tracer = otel.Tracer("ask")

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

type completion struct {
	ID      string `json:"id"`
	Model   string `json:"model"`
	Choices []struct {
		Message      message `json:"message"`
		FinishReason string  `json:"finish_reason"`
	} `json:"choices"`
	Usage struct {
		Prompt     int `json:"prompt_tokens"`
		Completion int `json:"completion_tokens"`
		Details    struct {
			Cached int `json:"cached_tokens"`
		} `json:"prompt_tokens_details"`
	} `json:"usage"`
}

// retrieve stands for a vector database: its span carries the query and the documents with their scores.
func retrieve(ctx context.Context, question string) string {
	_, span := tracer.Start(ctx, "retrieval knowledge-base")
	defer span.End()
	span.SetAttributes(
		attribute.String("gen_ai.operation.name", "retrieval"),
		attribute.String("gen_ai.retrieval.query.text", question),
		attribute.String("gen_ai.retrieval.documents",
			`[{"id":"kb-1","content":"A refund takes five working days.","score":0.92}]`),
	)
	return "A refund takes five working days."
}

// chat calls the model. Input tokens include the cached ones, as the conventions ask.
func chat(ctx context.Context, messages []message) (answer string, err error) {
	ctx, span := tracer.Start(ctx, "chat "+model)
	defer func() {
		if err != nil {
			span.RecordError(err)
			span.SetStatus(codes.Error, err.Error())
		}
		span.End()
	}()
	span.SetAttributes(
		attribute.String("gen_ai.operation.name", "chat"),
		attribute.String("gen_ai.provider.name", "openai"),
		attribute.String("gen_ai.request.model", model),
		attribute.String("gen_ai.input.messages", asMessages(messages...)),
	)
	done, err := complete(ctx, messages)
	if err != nil {
		return "", err
	}
	choice := done.Choices[0]
	span.SetAttributes(
		attribute.String("gen_ai.response.id", done.ID),
		attribute.String("gen_ai.response.model", done.Model),
		attribute.StringSlice("gen_ai.response.finish_reasons", []string{choice.FinishReason}),
		attribute.Int("gen_ai.usage.input_tokens", done.Usage.Prompt),
		attribute.Int("gen_ai.usage.cache_read.input_tokens", done.Usage.Details.Cached),
		attribute.Int("gen_ai.usage.output_tokens", done.Usage.Completion),
		attribute.String("gen_ai.output.messages", asMessages(choice.Message)),
	)
	return choice.Message.Content, nil
}

func complete(ctx context.Context, messages []message) (*completion, error) {
	body, err := json.Marshal(map[string]any{"model": model, "messages": messages})
	if err != nil {
		return nil, err
	}
	url := cmp.Or(os.Getenv("OPENAI_BASE_URL"), "https://api.openai.com/v1") + "/chat/completions"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the model answered %s", response.Status)
	}
	var done completion
	if err := json.NewDecoder(response.Body).Decode(&done); err != nil {
		return nil, err
	}
	if len(done.Choices) == 0 {
		return nil, fmt.Errorf("the model gave no answer")
	}
	return &done, nil
}

// asMessages writes messages as the conventions do: a role and its parts.
func asMessages(messages ...message) string {
	type part struct {
		Type    string `json:"type"`
		Content string `json:"content"`
	}
	type turn struct {
		Role  string `json:"role"`
		Parts []part `json:"parts"`
	}
	turns := make([]turn, 0, len(messages))
	for _, m := range messages {
		turns = append(turns, turn{m.Role, []part{{"text", m.Content}}})
	}
	text, _ := json.Marshal(turns)
	return string(text)
}

func run(ctx context.Context) error {
	// Endpoint and key come from OTEL_EXPORTER_OTLP_ENDPOINT and OTEL_EXPORTER_OTLP_HEADERS.
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return err
	}
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter))
	defer func() { _ = provider.Shutdown(ctx) }()
	otel.SetTracerProvider(provider)

	ctx, root := tracer.Start(ctx, "POST /help")
	defer root.End()
	root.SetAttributes(
		attribute.String("http.route", "/help"),
		attribute.String("tenant.id", cmp.Or(os.Getenv("TENANT"), "acme")),
		attribute.String("feature", "help"),
		attribute.String("user.id", "u-1"),
	)
	question := "When do I get my money back?"
	answer, err := chat(ctx, []message{
		{"system", "Answer from this only: " + retrieve(ctx, question)},
		{"user", question},
	})
	if err != nil {
		return err
	}
	fmt.Println(answer)
	fmt.Println("trace", root.SpanContext().TraceID())
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}
