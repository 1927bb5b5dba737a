-- The sums dashboards read are those of the records (they follow every write in its own transaction).
WITH land AS (
  SELECT zone_code, land_class, stock_class, is_industrial, is_standard, is_net_land, count(*) AS parcel_count,
         sum(area_square_metres) AS area_square_metres, sum(floor_square_metres) AS floor_square_metres
  FROM parcel_count GROUP BY zone_code, land_class, stock_class, is_industrial, is_standard, is_net_land
), land_kept AS (
  SELECT * FROM land_summary WHERE parcel_count > 0
), cases AS (
  SELECT zone_code, state, cause, is_open, clock_start, count(*) AS case_count, sum(area_square_metres) AS area_square_metres
  FROM idle_case_count GROUP BY zone_code, state, cause, is_open, clock_start
), cases_kept AS (
  SELECT * FROM idle_case_summary WHERE case_count > 0
)
SELECT 'land' AS summary, zone_code, land_class AS detail FROM ((TABLE land EXCEPT TABLE land_kept) UNION ALL (TABLE land_kept EXCEPT TABLE land)) AS difference
UNION ALL
SELECT 'cases', zone_code, state FROM ((TABLE cases EXCEPT TABLE cases_kept) UNION ALL (TABLE cases_kept EXCEPT TABLE cases)) AS difference;
