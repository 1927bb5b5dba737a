-- Lists that matching reads, open to reading, filtering and editing like all land data.

CREATE VIEW collection_control_line AS
SELECT row.id, row.zone_code, row.kind, row.name, row.data_version, row.approved_by, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name, row.data_version)) AS search_text, row.name AS sort_key,
       row.geom, ST_PointOnSurface(row.geom) AS label_point
FROM control_line AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_soil_site AS
SELECT row.id, row.zone_code, row.name, row.status, row.data_version, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name)) AS search_text, row.name AS sort_key,
       row.geom, ST_PointOnSurface(row.geom) AS label_point
FROM soil_site AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_sensitive_place AS
SELECT row.id, row.zone_code, row.kind, row.name, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name)) AS search_text, row.name AS sort_key,
       row.geom, ST_PointOnSurface(row.geom) AS label_point
FROM sensitive_place AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_negative_entry AS
SELECT row.id, row.zone_code, row.name, row.industry_prefix, row.level, row.park_id, park.name AS park_name, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name, row.industry_prefix)) AS search_text, row.industry_prefix AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM negative_entry AS row
LEFT JOIN park ON park.zone_code = row.zone_code AND park.id = row.park_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_zone_quota AS
SELECT row.id, row.zone_code, row.kind, row.year, CASE row.kind WHEN 'energy' THEN '能耗指标 ' ELSE '新增用地指标 ' END || row.year AS name, row.total_amount, row.allotted_amount, row.total_amount - row.allotted_amount AS balance_amount, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.kind, row.year::text)) AS search_text, row.kind || row.year AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM zone_quota AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_investment_team AS
SELECT row.id, row.zone_code, row.name, row.team_code, row.lead_name, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name, row.team_code)) AS search_text, row.team_code AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM investment_team AS row
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_industry_chain AS
SELECT row.id, row.zone_code, row.name, row.chain_code, row.industry_name, row.team_id, team.name AS team_name, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name, row.industry_name, row.chain_code)) AS search_text, row.chain_code AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM industry_chain AS row
LEFT JOIN investment_team AS team ON team.zone_code = row.zone_code AND team.id = row.team_id
WHERE row.withdrawn_at IS NULL;

CREATE VIEW collection_chain_link AS
SELECT row.id, row.zone_code, row.name, row.link_code, row.chain_id, chain.name AS chain_name, row.is_missing, row.industry_prefixes, row.source_name, row.source_period, row.is_demonstration, row.updated_at,
       row.updated_by, row.revision, lower(concat_ws(' ', row.name, row.link_code, chain.name)) AS search_text, chain.chain_code || row.link_code AS sort_key,
       NULL::geometry(Point, 4490) AS geom, NULL::geometry(Point, 4490) AS label_point
FROM chain_link AS row
JOIN industry_chain AS chain ON chain.zone_code = row.zone_code AND chain.id = row.chain_id
WHERE row.withdrawn_at IS NULL;
