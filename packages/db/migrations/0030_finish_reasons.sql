-- How billed calls ended, by kind; and what log records tell of an answer.

ALTER TABLE quality_by_dimension
  ADD COLUMN finish_stop integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_tool_calls integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_length integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_content_filter integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_refusal integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_error integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_other integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_untold integer NOT NULL DEFAULT 0;
ALTER TABLE quality_by_day
  ADD COLUMN finish_stop integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_tool_calls integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_length integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_content_filter integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_refusal integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_error integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_other integer NOT NULL DEFAULT 0,
  ADD COLUMN finish_untold integer NOT NULL DEFAULT 0;

-- What an answer that came as a record beside its span says of it, so that settling knows without reading the record.
ALTER TABLE span_logs ADD COLUMN finish_reasons text[] NOT NULL DEFAULT '{}';
-- characters; NULL = it holds no answer
ALTER TABLE span_logs ADD COLUMN answer_length integer;
-- of the rules that look at an answer alone; invalid-json: it is none, whether or not it was asked
ALTER TABLE span_logs ADD COLUMN answer_signals text[] NOT NULL DEFAULT '{}';

-- Whether a week was too large for all of its failures to be looked at, and how many traces it had. Reviews of before do not know.
ALTER TABLE reviews ADD COLUMN bounded boolean;
ALTER TABLE reviews ADD COLUMN week_traces bigint;
