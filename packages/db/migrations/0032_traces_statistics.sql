-- Columns that no question plans by: sorting 30,000 wide values of each was half of what ANALYZE takes, which comes with every tenth of growth.
ALTER TABLE traces
  ALTER COLUMN input_preview SET STATISTICS 0,
  ALTER COLUMN cause SET STATISTICS 0,
  ALTER COLUMN stages SET STATISTICS 0,
  ALTER COLUMN samples SET STATISTICS 0,
  ALTER COLUMN quality SET STATISTICS 0;
