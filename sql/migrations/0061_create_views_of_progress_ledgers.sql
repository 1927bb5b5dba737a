-- The ledgers as collections: read, filtered, edited and exported like all land data.

CREATE VIEW collection_approval_batch AS
SELECT row.id, row.zone_code, row.batch_no, row.name, row.level, row.kind, row.approved_on, row.area_square_metres,
       row.supplied_area_square_metres, row.revoked_area_square_metres, row.lapsed_area_square_metres,
       row.is_used_or_compensated, row.owner_unit,
       row.area_square_metres - row.supplied_area_square_metres - row.revoked_area_square_metres - row.lapsed_area_square_metres
         AS unsupplied_area_square_metres,
       extract(year FROM row.approved_on)::integer AS approval_year,
       (row.approved_on + interval '2 years')::date AS lapses_on, row.source_name, row.source_period,
       row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.batch_no, row.name, row.owner_unit)) AS search_text, row.batch_no AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM approval_batch AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_stock_movement AS
SELECT row.id, row.zone_code, row.ledger, row.kind, row.item_code, row.item_name, row.batch_id, row.parcel_id,
       row.approval_year, row.mode, row.area_square_metres, row.occurred_on, row.evidence, row.owner_unit,
       parcel.name AS parcel_name, batch.batch_no,
       row.kind = 'disposed' AND COALESCE(length(btrim(row.evidence)), 0) > 0 AS is_proven, row.source_name,
       row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.item_code, row.item_name, row.owner_unit, batch.batch_no, parcel.name)) AS search_text,
       row.item_code AS sort_key, parcel.label_point AS geom, parcel.label_point AS label_point
FROM stock_movement AS row
LEFT JOIN parcel ON parcel.zone_code = row.zone_code AND parcel.id = row.parcel_id
LEFT JOIN approval_batch AS batch ON batch.zone_code = row.zone_code AND batch.id = row.batch_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_revitalised_land AS
SELECT row.id, row.zone_code, row.enterprise_name, row.parcel_id, row.land_kind, row.mode, row.area_square_metres,
       row.revitalised_on, row.evidence, parcel.name AS parcel_name, row.source_name, row.source_period,
       row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.enterprise_name, parcel.name)) AS search_text, row.enterprise_name AS sort_key,
       parcel.label_point AS geom, parcel.label_point AS label_point
FROM revitalised_land AS row
LEFT JOIN parcel ON parcel.zone_code = row.zone_code AND parcel.id = row.parcel_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_key_project AS
SELECT row.id, row.zone_code, row.name, row.plan_year, row.start_year, row.end_year, row.location_text, row.stage,
       row.category, row.owner_unit, row.total_investment_yuan, row.planned_yuan, row.completed_yuan,
       row.planned_share, row.stage_due_on, row.officer_name, row.officer_unit, row.sponsor_name, row.parcel_id,
       parcel.name AS parcel_name, round(row.completed_yuan / NULLIF(row.planned_yuan, 0), 6) AS completed_share,
       row.start_year || '-' || row.end_year AS years_text, row.source_name, row.source_period, row.is_demonstration,
       row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.name, row.location_text, row.owner_unit, row.officer_name, row.sponsor_name)) AS search_text,
       row.name AS sort_key, parcel.label_point AS geom, parcel.label_point AS label_point
FROM key_project AS row
LEFT JOIN parcel ON parcel.zone_code = row.zone_code AND parcel.id = row.parcel_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_project_visit AS
SELECT row.id, row.zone_code, row.key_project_id, row.visitor_name, row.visitor_role, row.duty, row.visited_on,
       row.note, project.name AS project_name, row.source_name, row.source_period, row.is_demonstration,
       row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', project.name, row.visitor_name, row.note)) AS search_text, project.name AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM project_visit AS row
JOIN key_project AS project ON project.zone_code = row.zone_code AND project.id = row.key_project_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_project_problem AS
SELECT row.id, row.zone_code, row.key_project_id, row.title, row.domain, row.owner_unit, row.raised_on, row.due_on,
       row.status, row.resolved_on, row.verified_on, row.evidence, project.name AS project_name, row.source_name,
       row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.title, project.name, row.owner_unit)) AS search_text, row.title AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM project_problem AS row
LEFT JOIN key_project AS project ON project.zone_code = row.zone_code AND project.id = row.key_project_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_approval_run AS
SELECT row.id, row.zone_code, row.project_name, row.flow, row.started_on, row.finished_on, row.awarded_on,
       row.permitted_on, row.finished_on - row.started_on AS elapsed_days, row.source_name, row.source_period,
       row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.project_name)) AS search_text, row.project_name AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM approval_run AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_enterprise_report AS
SELECT row.id, row.zone_code, row.enterprise_name, row.year, row.cohort, row.industry_code, row.parcel_id,
       row.tax_yuan, row.land_square_metres, row.revenue_yuan, row.value_added_yuan, row.energy_tonnes_coal,
       row.pollutant_tonnes, row.research_yuan, row.staff_count, row.is_exempt, row.bonus_points,
       row.deduction_points, row.score, row.class, row.consecutive_years_in_d, parcel.name AS parcel_name,
       round(row.tax_yuan / NULLIF(row.land_square_metres, 0), 4) AS tax_yuan_per_square_metre, row.source_name,
       row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.enterprise_name, parcel.name)) AS search_text, row.enterprise_name AS sort_key,
       parcel.label_point AS geom, parcel.label_point AS label_point
FROM enterprise_report AS row
LEFT JOIN parcel ON parcel.zone_code = row.zone_code AND parcel.id = row.parcel_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_land_support AS
SELECT row.id, row.zone_code, row.enterprise_name, row.evaluation_class, row.area_square_metres, row.supported_on,
       row.purpose, row.source_name, row.source_period, row.is_demonstration, row.updated_at, row.updated_by,
       row.revision, lower(concat_ws(' ', row.enterprise_name, row.purpose)) AS search_text,
       row.enterprise_name AS sort_key, NULL::geometry(Point, 4490) AS geom,
       NULL::geometry(Point, 4490) AS label_point
FROM land_support AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_lease_project AS
SELECT row.id, row.zone_code, row.name, row.park_id, row.area_square_metres, row.total_investment_yuan,
       row.output_yuan_per_year, row.tax_yuan_per_year, row.signed_on, row.produced_on, park.name AS park_name,
       row.source_name, row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.name, park.name)) AS search_text, row.name AS sort_key, park.label_point AS geom,
       park.label_point AS label_point
FROM lease_project AS row
LEFT JOIN park ON park.zone_code = row.zone_code AND park.id = row.park_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_enclave_tax AS
SELECT row.id, row.zone_code, row.project_name, row.period, row.tax_yuan, row.origin_unit, row.landing_unit,
       row.origin_weight, row.landing_weight, row.zone_weight, row.source_name, row.source_period,
       row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.project_name, row.origin_unit, row.landing_unit)) AS search_text,
       row.project_name AS sort_key, NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM enclave_tax AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_commitment_check AS
SELECT row.id, row.zone_code, row.contract_id, row.year, row.tax_yuan, row.fixed_investment_yuan, row.output_yuan,
       row.far_built, row.energy_tonnes_coal,
       COALESCE(contract.project_name, contract.contract_no, '合同 ' || contract.id) AS contract_title,
       contract.parcel_id, contract.area_square_metres, contract.tax_min_yuan_per_square_metre,
       contract.fixed_investment_min_yuan_per_square_metre, contract.output_min_yuan_per_square_metre,
       contract.far_min, row.source_name, row.source_period, row.is_demonstration, row.updated_at, row.updated_by,
       row.revision, lower(concat_ws(' ', contract.project_name, contract.holder_name, parcel.name)) AS search_text,
       contract.project_name AS sort_key, parcel.label_point AS geom, parcel.label_point AS label_point
FROM commitment_check AS row
JOIN supply_contract AS contract ON contract.zone_code = row.zone_code AND contract.id = row.contract_id
LEFT JOIN parcel ON parcel.zone_code = contract.zone_code AND parcel.id = contract.parcel_id
WHERE row.withdrawn_at IS NULL;
