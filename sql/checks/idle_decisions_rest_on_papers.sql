-- DETERMINED needs a 认定书, a fee decision its notice of the right to a hearing, a take-back decision its own paper and notice
-- (domain dossier 9, rule 3).
WITH paper AS (
  SELECT zone_code, case_id, array_agg(DISTINCT doc_type) AS types FROM idle_case_document GROUP BY zone_code, case_id
)
SELECT idle_case.zone_code, idle_case.id, idle_case.state, paper.types
FROM idle_case
LEFT JOIN paper ON paper.zone_code = idle_case.zone_code AND paper.case_id = idle_case.id
WHERE (idle_case.cause IS NOT NULL AND NOT COALESCE('determination' = ANY (paper.types), false))
   OR (idle_case.state IN ('FEE_DECIDED', 'FEE_PAID')
       AND NOT COALESCE(paper.types @> ARRAY['hearing_rights_notice', 'fee_decision'], false))
   OR (idle_case.state IN ('RECLAIM_DECIDED', 'RECLAIMED')
       AND NOT COALESCE(paper.types @> ARRAY['hearing_rights_notice', 'reclaim_decision'], false));
