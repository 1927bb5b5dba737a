-- A case has as many events as its revision, without a gap, and stands where the last of them left it.
SELECT idle_case.zone_code, idle_case.id, idle_case.state, idle_case.revision, last.state_after, counted.events, counted.highest
FROM idle_case
CROSS JOIN LATERAL (
  SELECT count(*) AS events, max(sequence) AS highest FROM idle_case_event AS event
  WHERE event.zone_code = idle_case.zone_code AND event.case_id = idle_case.id
) AS counted
LEFT JOIN idle_case_event AS last
  ON last.zone_code = idle_case.zone_code AND last.case_id = idle_case.id AND last.sequence = counted.highest
WHERE counted.events <> idle_case.revision OR counted.highest IS DISTINCT FROM idle_case.revision
   OR last.state_after IS DISTINCT FROM idle_case.state;
