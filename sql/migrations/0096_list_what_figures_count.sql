-- Every figure leads to exactly the records it counted, live and frozen.

-- A disposal counts once an item: with its first proven row, and with the mode of its last.
CREATE OR REPLACE VIEW collection_stock_movement AS
SELECT row.id, row.zone_code, row.ledger, row.kind, row.item_code, row.item_name, row.batch_id, row.parcel_id,
       row.approval_year, row.mode, row.area_square_metres, row.occurred_on, row.evidence, row.owner_unit,
       parcel.name AS parcel_name, batch.batch_no,
       row.kind = 'disposed' AND COALESCE(length(btrim(row.evidence)), 0) > 0 AS is_proven, row.source_name,
       row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.item_code, row.item_name, row.owner_unit, batch.batch_no, parcel.name)) AS search_text,
       row.item_code AS sort_key, parcel.label_point AS geom, parcel.label_point AS label_point,
       row.kind = 'disposed' AND COALESCE(length(btrim(row.evidence)), 0) > 0 AND NOT EXISTS (
         SELECT 1 FROM stock_movement AS earlier
         WHERE earlier.zone_code = row.zone_code AND earlier.ledger = row.ledger AND earlier.item_code = row.item_code
           AND earlier.kind = 'disposed' AND earlier.withdrawn_at IS NULL AND COALESCE(length(btrim(earlier.evidence)), 0) > 0
           AND (earlier.occurred_on, earlier.id) < (row.occurred_on, row.id)) AS is_counted,
       (SELECT later.mode FROM stock_movement AS later
        WHERE later.zone_code = row.zone_code AND later.ledger = row.ledger AND later.item_code = row.item_code
          AND later.kind = 'disposed' AND later.withdrawn_at IS NULL AND COALESCE(length(btrim(later.evidence)), 0) > 0
        ORDER BY later.occurred_on DESC, later.id DESC LIMIT 1) AS counted_mode
FROM stock_movement AS row
LEFT JOIN parcel ON parcel.zone_code = row.zone_code AND parcel.id = row.parcel_id
LEFT JOIN approval_batch AS batch ON batch.zone_code = row.zone_code AND batch.id = row.batch_id
WHERE row.withdrawn_at IS NULL;
CREATE INDEX stock_movement_item_idx ON stock_movement (zone_code, ledger, item_code);

-- Industrial land as figures count it (parcel_count).
CREATE OR REPLACE VIEW collection_parcel AS
SELECT parcel.id, parcel.zone_code, parcel.name, parcel.parcel_code, parcel.source_code, parcel.location_text, parcel.park_id,
       park.name AS park_name, parcel.land_class, parcel.public_land_class, parcel.stock_class, parcel.idle_state, parcel.idle_since,
       parcel.idle_cause, parcel.is_inefficient, parcel.inefficient_reason, parcel.standard_stage, parcel.land_use_scheme,
       parcel.land_use_code, COALESCE(land_use_class.name_zh, parcel.land_use_text) AS land_use_name,
       parcel.area_cert_square_metres, parcel.area_gis_square_metres,
       COALESCE(parcel.area_cert_square_metres, parcel.area_gis_square_metres) AS area_square_metres, parcel.area_mismatch,
       parcel.far_min, parcel.far_max, parcel.far_built, parcel.building_coefficient_min, parcel.green_ratio_max,
       parcel.height_max_metres, parcel.term_years_max, parcel.approval_batch_no, parcel.approved_on, parcel.approval_lapses_on,
       parcel.supplied_on, parcel.agreed_start_on, parcel.actual_start_on, parcel.holder_name, parcel.holder_kind, parcel.price_yuan,
       parcel.floor_price_yuan_per_square_metre, parcel.supply_modes, parcel.is_net_land, parcel.remaining_attachment_square_metres,
       parcel.utilities, parcel.is_levelled, parcel.ready_on, parcel.assessment_valid_count, parcel.missing_assessments,
       CASE WHEN parcel.stock_class IN ('early_development', 'approved_unsupplied', 'reserved', 'supplying')
         THEN round((parcel.is_net_land::integer + LEAST(parcel.assessment_valid_count, 6) / 6.0 + cardinality(parcel.utilities) / 7.0) / 3, 4)
       END AS readiness,
       parcel.expressway_exit_distance_metres, parcel.rail_freight_distance_metres, parcel.port_distance_metres,
       parcel.substation_distance_metres, parcel.source_name, parcel.is_demonstration, parcel.updated_at, parcel.updated_by,
       parcel.revision,
       lower(concat_ws(' ', parcel.name, parcel.pinyin, parcel.parcel_code, parcel.source_code, park.name, park.pinyin)) AS search_text,
       parcel.sort_key, parcel.geom, parcel.label_point, parcel.source_period, parcel.source_attributes,
       parcel.land_use_text, parcel.term_years, parcel.perimeter_metres,
       COALESCE(parcel.land_use_scheme = 'YDYH2023' AND (parcel.land_use_code LIKE '10%' OR parcel.land_use_code LIKE '11%')
         OR parcel.land_use_scheme <> 'YDYH2023' AND (parcel.land_use_code LIKE '06%' OR parcel.land_use_code LIKE '0508%'), false)
         AS is_industrial
FROM parcel
LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
LEFT JOIN land_use_class ON land_use_class.scheme = parcel.land_use_scheme AND land_use_class.code = parcel.land_use_code
WHERE parcel.withdrawn_at IS NULL;

-- A case is late once, however many of its duties are; and it is charged once, however many decisions there were.
ALTER TABLE idle_case_line DROP CONSTRAINT idle_case_line_figure_known;
ALTER TABLE idle_case_line ADD CONSTRAINT idle_case_line_figure_known
  CHECK (figure IN ('cause', 'age', 'step', 'late', 'fee', 'charged', 'bond'));
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
SELECT zone_code, case_id, 'bond', '', '', date '1970-01-01', 1, 0
FROM idle_case_event WHERE event_type = 'bond_advanced'
GROUP BY zone_code, case_id;
INSERT INTO idle_case_line
SELECT zone_code, case_id, figure, item, label, day, item_count, amount FROM idle_case_figure WHERE figure IN ('late', 'charged');
INSERT INTO idle_case_summary
SELECT zone_code, figure, item, label, day, sum(item_count), sum(amount)
FROM idle_case_line WHERE figure IN ('late', 'charged') GROUP BY zone_code, figure, item, label, day;

-- The records a figure of a frozen quarter counted, as they were: never changed after, like the quarter itself.
CREATE TABLE quarter_snapshot_list (
  zone_code text NOT NULL,
  snapshot_id bigint NOT NULL,
  figure text NOT NULL,
  records jsonb NOT NULL,
  CONSTRAINT quarter_snapshot_list_pkey PRIMARY KEY (zone_code, snapshot_id, figure),
  CONSTRAINT quarter_snapshot_list_snapshot FOREIGN KEY (zone_code, snapshot_id) REFERENCES quarter_snapshot (zone_code, id),
  CONSTRAINT quarter_snapshot_list_records_array CHECK (jsonb_typeof(records) = 'array')
);
