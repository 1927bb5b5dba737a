-- What idle-land cases add to the figures of dashboards, one line a case and figure, summed by zone: a case may count in several
-- ways, and its clocks and money are counted with it. Takes the place of idle_case_counted and idle_case_summary.
DROP VIEW idle_case_count;
DROP TABLE idle_case_counted;
DROP TABLE idle_case_summary;

CREATE TABLE idle_case_line (
  zone_code text NOT NULL,
  case_id bigint NOT NULL,
  figure text NOT NULL,
  item text NOT NULL,
  label text NOT NULL,
  -- The day a figure looks at: the start of the clock, the day a step was due; 1970-01-01 where none matters.
  day date NOT NULL,
  item_count integer NOT NULL,
  amount numeric(18,2) NOT NULL,
  CONSTRAINT idle_case_line_pkey PRIMARY KEY (zone_code, case_id, figure, item),
  CONSTRAINT idle_case_line_case FOREIGN KEY (zone_code, case_id) REFERENCES idle_case (zone_code, id),
  CONSTRAINT idle_case_line_figure_known CHECK (figure IN ('cause', 'age', 'step', 'fee', 'bond'))
);

-- No check keeps counts from falling below zero: PostgreSQL would judge the difference that an upsert proposes, not the sum.
CREATE TABLE idle_case_summary (
  zone_code text NOT NULL,
  figure text NOT NULL,
  item text NOT NULL,
  label text NOT NULL,
  day date NOT NULL,
  item_count bigint NOT NULL,
  amount numeric(20,2) NOT NULL,
  CONSTRAINT idle_case_summary_pkey PRIMARY KEY (zone_code, figure, item, label, day)
);

-- What a case counts as. Open cases count by cause and by the start of their clock, and once for each kind of duty by the day it
-- was first due; fees with every decision and payment, as corrected; bonds by the case that made use of one.
CREATE VIEW idle_case_figure AS
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
SELECT zone_code, case_id, 'bond', '', '', date '1970-01-01', 1, 0
FROM idle_case_event WHERE event_type = 'bond_advanced'
GROUP BY zone_code, case_id;

INSERT INTO idle_case_line SELECT zone_code, case_id, figure, item, label, day, item_count, amount FROM idle_case_figure;
INSERT INTO idle_case_summary
SELECT zone_code, figure, item, label, day, sum(item_count), sum(amount)
FROM idle_case_line GROUP BY zone_code, figure, item, label, day;
