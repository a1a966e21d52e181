-- What the rules of signals found on a span when it was stored, and what they looked at. Spans that came before say nothing: unknown.
ALTER TABLE spans ADD COLUMN signals text[] NOT NULL DEFAULT '{}';
-- characters of the answer; NULL = not kept
ALTER TABLE spans ADD COLUMN answer_length integer;
ALTER TABLE spans ADD COLUMN json_asked boolean NOT NULL DEFAULT false;
-- of a retrieval or reranker; NULL = not kept
ALTER TABLE spans ADD COLUMN document_count integer;
ALTER TABLE spans ADD COLUMN best_score double precision;

-- Of all spans of the trace, and what only the trace shows; how its task ended, '' = nobody knows.
ALTER TABLE traces ADD COLUMN signals text[] NOT NULL DEFAULT '{}';
ALTER TABLE traces ADD COLUMN outcome text NOT NULL DEFAULT '';
-- The list by signal: most traces have none.
CREATE INDEX traces_signals_idx ON traces (project_id, start_time DESC, trace_id DESC) WHERE signals <> '{}';
