-- What indicators R14, R18, R26 and R28 still lacked: recorded figures, and columns that lists narrow by.
ALTER TABLE enterprise_report ADD COLUMN fixed_assets_yuan numeric(18,2);
ALTER TABLE commitment_check ADD COLUMN value_added_yuan numeric(18,2);
ALTER TABLE commitment_check ADD COLUMN pollutant_tonnes numeric(14,4);

-- 工业 is divisions 06-46 of GB/T 4754; a report without a code is taken for it, because industry is what is evaluated.
CREATE OR REPLACE VIEW collection_enterprise_report AS
SELECT row.id, row.zone_code, row.enterprise_name, row.year, row.cohort, row.industry_code, row.parcel_id,
       row.tax_yuan, row.land_square_metres, row.revenue_yuan, row.value_added_yuan, row.energy_tonnes_coal,
       row.pollutant_tonnes, row.research_yuan, row.staff_count, row.is_exempt, row.bonus_points,
       row.deduction_points, row.score, row.class, row.consecutive_years_in_d, parcel.name AS parcel_name,
       round(row.tax_yuan / NULLIF(row.land_square_metres, 0), 4) AS tax_yuan_per_square_metre, row.source_name,
       row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.enterprise_name, parcel.name)) AS search_text, row.enterprise_name AS sort_key,
       parcel.label_point AS geom, parcel.label_point AS label_point, row.fixed_assets_yuan,
       COALESCE(substring(row.industry_code FROM '[0-9]{2}') BETWEEN '06' AND '46', true) AS is_industrial
FROM enterprise_report AS row
LEFT JOIN parcel ON parcel.zone_code = row.zone_code AND parcel.id = row.parcel_id
WHERE row.withdrawn_at IS NULL;

CREATE OR REPLACE VIEW collection_approval_run AS
SELECT row.id, row.zone_code, row.project_name, row.flow, row.started_on, row.finished_on, row.awarded_on,
       row.permitted_on, row.finished_on - row.started_on AS elapsed_days, row.source_name, row.source_period,
       row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.project_name)) AS search_text, row.project_name AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point,
       row.permitted_on - row.awarded_on AS start_after_award_days
FROM approval_run AS row
WHERE row.withdrawn_at IS NULL;

CREATE OR REPLACE VIEW collection_lease_project AS
SELECT row.id, row.zone_code, row.name, row.park_id, row.area_square_metres, row.total_investment_yuan,
       row.output_yuan_per_year, row.tax_yuan_per_year, row.signed_on, row.produced_on, park.name AS park_name,
       row.source_name, row.source_period, row.is_demonstration, row.updated_at, row.updated_by, row.revision,
       lower(concat_ws(' ', row.name, park.name)) AS search_text, row.name AS sort_key, park.label_point AS geom,
       park.label_point AS label_point,
       COALESCE(extract(year FROM row.produced_on) = extract(year FROM row.signed_on), false) AS is_same_year
FROM lease_project AS row
LEFT JOIN park ON park.zone_code = row.zone_code AND park.id = row.park_id
WHERE row.withdrawn_at IS NULL;

-- Agreed against reached, item by item. Tax counts as the 违约金 does: the 分 a 亩 agreed, times hundredths of a 亩; what was
-- agreed by area is met to half a 分 a square metre. Energy and emission are agreed by the indicators of the parcel.
CREATE OR REPLACE VIEW collection_commitment_check AS
SELECT row.id, row.zone_code, row.contract_id, row.year, row.tax_yuan, row.fixed_investment_yuan, row.output_yuan,
       row.far_built, row.energy_tonnes_coal,
       COALESCE(contract.project_name, contract.contract_no, '合同 ' || contract.id) AS contract_title,
       contract.parcel_id, contract.area_square_metres, contract.tax_min_yuan_per_square_metre,
       contract.fixed_investment_min_yuan_per_square_metre, contract.output_min_yuan_per_square_metre,
       contract.far_min, row.source_name, row.source_period, row.is_demonstration, row.updated_at, row.updated_by,
       row.revision, lower(concat_ws(' ', contract.project_name, contract.holder_name, parcel.name)) AS search_text,
       contract.project_name AS sort_key, parcel.label_point AS geom, parcel.label_point AS label_point,
       row.value_added_yuan, row.pollutant_tonnes, term.added_value_min_yuan_per_tce,
       term.added_value_min_yuan_per_tonne_emission,
       round(row.value_added_yuan / NULLIF(row.energy_tonnes_coal, 0), 2) AS added_value_yuan_per_tce,
       round(row.value_added_yuan / NULLIF(row.pollutant_tonnes, 0), 2) AS added_value_yuan_per_tonne_emission,
       row.tax_yuan >= due.tax_yuan AS is_tax_met,
       CASE WHEN row.tax_yuan < due.tax_yuan THEN due.tax_yuan - row.tax_yuan
            WHEN row.tax_yuan >= due.tax_yuan THEN 0 END AS tax_shortfall_yuan,
       row.fixed_investment_yuan / NULLIF(contract.area_square_metres, 0)
         > contract.fixed_investment_min_yuan_per_square_metre - 0.005 AS is_investment_met,
       row.output_yuan / NULLIF(contract.area_square_metres, 0) > contract.output_min_yuan_per_square_metre - 0.005 AS is_output_met,
       row.far_built > contract.far_min - 0.005 AS is_far_met,
       round(row.value_added_yuan / NULLIF(row.energy_tonnes_coal, 0), 2) >= term.added_value_min_yuan_per_tce AS is_energy_met,
       round(row.value_added_yuan / NULLIF(row.pollutant_tonnes, 0), 2) >= term.added_value_min_yuan_per_tonne_emission AS is_emission_met
FROM commitment_check AS row
JOIN supply_contract AS contract ON contract.zone_code = row.zone_code AND contract.id = row.contract_id
LEFT JOIN parcel ON parcel.zone_code = contract.zone_code AND parcel.id = contract.parcel_id
LEFT JOIN standard_term AS term ON term.zone_code = contract.zone_code AND term.parcel_id = contract.parcel_id AND term.withdrawn_at IS NULL
CROSS JOIN LATERAL (SELECT round(round(contract.tax_min_yuan_per_square_metre * 2000 / 3, 2)
  * round(contract.area_square_metres * 3 / 2000, 2), 2) AS tax_yuan) AS due
WHERE row.withdrawn_at IS NULL;
