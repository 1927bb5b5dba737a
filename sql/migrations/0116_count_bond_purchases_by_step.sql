-- 专项债收购 (R29): planned, agreed and paid with area and money, and by year what was taken back and supplied again for real estate.
ALTER TABLE idle_case_line DROP CONSTRAINT idle_case_line_figure_known;
ALTER TABLE idle_case_line ADD CONSTRAINT idle_case_line_figure_known
  CHECK (figure IN ('cause', 'age', 'step', 'late', 'fee', 'charged', 'bond', 'bond_yuan', 'bond_estate'));

CREATE VIEW idle_case_bond_step AS
SELECT zone_code, case_id, step, yuan
FROM (
  SELECT event.zone_code, event.case_id, event.sequence, payload.detail ->> 'step' AS step,
         COALESCE(payload.detail ->> 'basePriceYuan', payload.detail ->> 'priceYuan', payload.detail ->> 'amountYuan')::numeric AS yuan,
         max(event.sequence) OVER (PARTITION BY event.zone_code, event.case_id, payload.detail ->> 'step') AS last_sequence
  FROM idle_case_event AS event
  LEFT JOIN idle_case_event AS correction ON correction.zone_code = event.zone_code AND correction.case_id = event.case_id
    AND correction.event_type = 'corrected' AND correction.payload ->> 'corrects' = event.event_id
  CROSS JOIN LATERAL (SELECT COALESCE(correction.payload -> 'replacement', event.payload) AS whole) AS counted
  CROSS JOIN LATERAL (SELECT counted.whole -> 'detail' AS detail) AS payload
  WHERE event.event_type = 'bond_advanced' AND counted.whole ->> 'type' = 'bond_advanced'
) AS step
WHERE sequence = last_sequence;

CREATE OR REPLACE VIEW idle_case_figure AS
SELECT idle_case.zone_code, idle_case.id AS case_id, 'cause' AS figure, COALESCE(idle_case.cause, 'undetermined') AS item, '' AS label,
       date '1970-01-01' AS day, 1 AS item_count,
       COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres)::numeric(18,2) AS amount
FROM idle_case JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
WHERE idle_case.is_open
UNION ALL
SELECT zone_code, id, 'age', '', '', clock_start, 1, 0 FROM idle_case WHERE is_open
UNION ALL
SELECT deadline.zone_code, deadline.case_id, 'step', deadline.code, COALESCE(min(deadline.clock ->> 'label'), ''), min(deadline.due_on), 1, 0
FROM idle_case_deadline AS deadline
JOIN idle_case ON idle_case.zone_code = deadline.zone_code AND idle_case.id = deadline.case_id AND idle_case.is_open
WHERE deadline.kind = 'duty' AND deadline.due_on IS NOT NULL
GROUP BY deadline.zone_code, deadline.case_id, deadline.code
UNION ALL
SELECT deadline.zone_code, deadline.case_id, 'late', '', '', min(deadline.due_on), 1, 0
FROM idle_case_deadline AS deadline
JOIN idle_case ON idle_case.zone_code = deadline.zone_code AND idle_case.id = deadline.case_id AND idle_case.is_open
WHERE deadline.kind = 'duty' AND deadline.due_on IS NOT NULL
GROUP BY deadline.zone_code, deadline.case_id
UNION ALL
SELECT zone_code, case_id, 'fee', payload ->> 'type', '', date '1970-01-01', count(*)::integer,
       COALESCE(sum((payload ->> 'amountYuan')::numeric), 0)::numeric(18,2)
FROM (
  SELECT event.zone_code, event.case_id, COALESCE(correction.payload -> 'replacement', event.payload) AS payload
  FROM idle_case_event AS event
  LEFT JOIN idle_case_event AS correction ON correction.zone_code = event.zone_code AND correction.case_id = event.case_id
    AND correction.event_type = 'corrected' AND correction.payload ->> 'corrects' = event.event_id
  WHERE event.event_type IN ('fee_decided', 'fee_payment_recorded')
) AS money
WHERE payload ->> 'type' IN ('fee_decided', 'fee_payment_recorded')
GROUP BY zone_code, case_id, payload ->> 'type'
UNION ALL
SELECT event.zone_code, event.case_id, 'charged', '', '', date '1970-01-01', 1, 0
FROM idle_case_event AS event
LEFT JOIN idle_case_event AS correction ON correction.zone_code = event.zone_code AND correction.case_id = event.case_id
  AND correction.event_type = 'corrected' AND correction.payload ->> 'corrects' = event.event_id
WHERE event.event_type = 'fee_decided' AND COALESCE(correction.payload -> 'replacement', event.payload) ->> 'type' = 'fee_decided'
GROUP BY event.zone_code, event.case_id
UNION ALL
-- Planned from the first step on, agreed by a contract, paid in full.
SELECT bond.zone_code, bond.case_id, 'bond', bond.item, '', date '1970-01-01', 1,
       COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres)::numeric(18,2)
FROM (
  SELECT DISTINCT zone_code, case_id, 'planned' AS item FROM idle_case_bond_step
  UNION ALL
  SELECT zone_code, case_id, CASE step WHEN 'CONTRACTED' THEN 'agreed' ELSE 'paid' END FROM idle_case_bond_step
  WHERE step IN ('CONTRACTED', 'PAID')
) AS bond
JOIN idle_case ON idle_case.zone_code = bond.zone_code AND idle_case.id = bond.case_id
JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
UNION ALL
SELECT zone_code, case_id, 'bond_yuan', CASE step WHEN 'BASE_PRICED' THEN 'planned' WHEN 'CONTRACTED' THEN 'agreed' ELSE 'paid' END, '',
       date '1970-01-01', 1, COALESCE(yuan, 0)::numeric(18,2)
FROM idle_case_bond_step WHERE step IN ('BASE_PRICED', 'CONTRACTED', 'PAID')
UNION ALL
-- The cap of a year (at most half of the real-estate land that went back in it), as the case keeps it.
SELECT zone_code, id, 'bond_estate', 'taken', '', make_date(extract(year FROM bond_taken_back_on)::integer, 1, 1), 1,
       bond_taken_back_square_metres::numeric(18,2)
FROM idle_case WHERE bond_taken_back_on IS NOT NULL AND bond_taken_back_square_metres > 0
UNION ALL
SELECT zone_code, id, 'bond_estate', 'resupplied', '', make_date(extract(year FROM bond_taken_back_on)::integer, 1, 1), 1,
       bond_resupplied_square_metres::numeric(18,2)
FROM idle_case WHERE bond_taken_back_on IS NOT NULL AND bond_resupplied_square_metres > 0;

DELETE FROM idle_case_line WHERE figure = 'bond';
DELETE FROM idle_case_summary WHERE figure = 'bond';
INSERT INTO idle_case_line
SELECT zone_code, case_id, figure, item, label, day, item_count, amount FROM idle_case_figure
WHERE figure IN ('bond', 'bond_yuan', 'bond_estate');
INSERT INTO idle_case_summary
SELECT zone_code, figure, item, label, day, sum(item_count), sum(amount)
FROM idle_case_line WHERE figure IN ('bond', 'bond_yuan', 'bond_estate') GROUP BY zone_code, figure, item, label, day;
