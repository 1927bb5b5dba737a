-- Records that hang off a parcel stand on the map where their parcel does; an unlinked contract stands nowhere.

CREATE VIEW collection_standard_term AS
SELECT term.id, term.zone_code, term.parcel_id, parcel.name AS parcel_name, parcel.parcel_code, term.edition, term.industry_code,
       term.fixed_investment_min_yuan_per_square_metre, term.output_min_yuan_per_square_metre, term.tax_min_yuan_per_square_metre,
       term.added_value_min_yuan_per_tce, term.added_value_min_yuan_per_tonne_emission, term.far_min, term.research_ratio_min,
       term.office_land_ratio_max, term.source_name, term.is_demonstration, term.updated_at, term.updated_by, term.revision,
       lower(concat_ws(' ', parcel.name, parcel.pinyin, parcel.parcel_code, term.industry_code)) AS search_text, parcel.sort_key,
       parcel.label_point AS geom, parcel.label_point
FROM standard_term AS term
JOIN parcel ON parcel.zone_code = term.zone_code AND parcel.id = term.parcel_id
WHERE term.withdrawn_at IS NULL AND parcel.withdrawn_at IS NULL;

CREATE VIEW collection_assessment AS
SELECT id, zone_code, name, kind, report_no, approved_by, approved_on, valid_until, source_name, is_demonstration, updated_at,
       updated_by, revision, lower(concat_ws(' ', name, report_no)) AS search_text, name AS sort_key, geom,
       ST_PointOnSurface(geom) AS label_point
FROM assessment WHERE withdrawn_at IS NULL;

CREATE VIEW collection_contract AS
SELECT contract.id, contract.zone_code, contract.kind, contract.contract_no, contract.electronic_supervision_no, contract.project_name,
       COALESCE(contract.project_name, contract.contract_no, contract.electronic_supervision_no, contract.holder_name,
                contract.location_text, '合同 ' || contract.id) AS title,
       contract.administration_name, contract.parcel_id, contract.parcel_id IS NOT NULL AS is_linked, parcel.name AS parcel_name,
       COALESCE(parcel.parcel_code, contract.parcel_code_text) AS parcel_code, contract.parcel_code_text, contract.location_text,
       contract.holder_name, contract.holder_kind, contract.holder_credit_code, contract.mortgagees, contract.area_square_metres,
       contract.price_yuan, contract.land_use_scheme, contract.land_use_code,
       COALESCE(land_use_class.name_zh, contract.land_use_text) AS land_use_name, contract.land_use_text, contract.supply_mode,
       contract.supply_mode_text, contract.term_years, contract.signed_on, contract.agreed_delivery_on, contract.actual_delivery_on,
       contract.agreed_start_on, contract.actual_start_on, contract.agreed_completion_on, contract.actual_completion_on,
       contract.suspended_on, contract.total_investment_yuan, contract.invested_yuan, contract.should_build_area_square_metres,
       contract.built_area_square_metres, contract.far_min, contract.far_max, contract.building_coefficient_min,
       contract.fixed_investment_min_yuan_per_square_metre, contract.output_min_yuan_per_square_metre,
       contract.tax_min_yuan_per_square_metre, contract.agreed_terms_text, contract.remark, contract.source_name,
       contract.source_period, contract.source_row, contract.is_demonstration, contract.updated_at, contract.updated_by, contract.revision,
       lower(concat_ws(' ', contract.project_name, contract.contract_no, contract.electronic_supervision_no, contract.holder_name,
                       contract.location_text, contract.parcel_code_text, parcel.name, parcel.pinyin, parcel.parcel_code)) AS search_text,
       COALESCE(contract.project_name, contract.contract_no, contract.location_text, '') AS sort_key,
       parcel.label_point AS geom, parcel.label_point
FROM supply_contract AS contract
LEFT JOIN parcel ON parcel.zone_code = contract.zone_code AND parcel.id = contract.parcel_id
LEFT JOIN land_use_class ON land_use_class.scheme = contract.land_use_scheme AND land_use_class.code = contract.land_use_code
WHERE contract.withdrawn_at IS NULL;

-- More of what can be edited becomes readable; columns are appended, as CREATE OR REPLACE VIEW demands.
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
       lower(concat_ws(' ', parcel.name, parcel.pinyin, parcel.parcel_code, parcel.source_code, park.name)) AS search_text,
       parcel.sort_key, parcel.geom, parcel.label_point, parcel.source_period, parcel.source_attributes,
       parcel.land_use_text, parcel.term_years, parcel.perimeter_metres
FROM parcel
LEFT JOIN park ON park.zone_code = parcel.zone_code AND park.id = parcel.park_id
LEFT JOIN land_use_class ON land_use_class.scheme = parcel.land_use_scheme AND land_use_class.code = parcel.land_use_code
WHERE parcel.withdrawn_at IS NULL;

CREATE OR REPLACE VIEW collection_park AS
SELECT park.id, park.zone_code, park.park_code, park.name, park.name_en, parent.name AS parent_park_name, park.kind, park.status,
       park.operator_name, park.theme, park.industries, park.is_certified_chemical_park, park.area_square_metres,
       park.planned_floor_area_square_metres, park.signed_enterprise_count, park.settled_enterprise_count,
       park.leasable_area_square_metres, park.leased_area_square_metres, park.source_name, park.source_period,
       park.is_demonstration, park.updated_at, park.updated_by, park.revision,
       lower(concat_ws(' ', park.name, park.name_en, park.pinyin, park.park_code)) AS search_text, park.sort_key,
       park.geom, park.label_point, park.parent_park_id
FROM park
LEFT JOIN park AS parent ON parent.zone_code = park.zone_code AND parent.id = park.parent_park_id
WHERE park.withdrawn_at IS NULL;
