-- The sums dashboards read are those of the records (they follow every write in its own transaction).
WITH land AS (
  SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed, count(*) AS parcel_count,
         sum(area_square_metres) AS area_square_metres, sum(floor_square_metres) AS floor_square_metres,
         sum(footprint_square_metres) AS footprint_square_metres
  FROM parcel_count GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_supply_ready, supplied_year, is_surveyed
), land_kept AS (
  SELECT * FROM land_summary WHERE parcel_count > 0
), cases AS (
  SELECT zone_code, figure, item, label, day, sum(item_count) AS item_count, sum(amount) AS amount
  FROM idle_case_figure GROUP BY zone_code, figure, item, label, day
), cases_kept AS (
  SELECT * FROM idle_case_summary WHERE item_count <> 0 OR amount <> 0
)
SELECT 'land' AS summary, zone_code, land_class AS detail FROM ((TABLE land EXCEPT TABLE land_kept) UNION ALL (TABLE land_kept EXCEPT TABLE land)) AS difference
UNION ALL
SELECT 'cases', zone_code, figure || ' ' || item FROM ((TABLE cases EXCEPT TABLE cases_kept) UNION ALL (TABLE cases_kept EXCEPT TABLE cases)) AS difference;
