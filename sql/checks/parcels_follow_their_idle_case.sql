-- The idle state of a parcel with an open case is that of the case, and so are its cause and first day (domain dossier 2.7).
SELECT parcel.zone_code, parcel.id, parcel.idle_state, idle_case.state, parcel.idle_cause, idle_case.cause
FROM idle_case
JOIN parcel ON parcel.zone_code = idle_case.zone_code AND parcel.id = idle_case.parcel_id
WHERE idle_case.is_open
  AND (parcel.idle_state IS DISTINCT FROM idle_case.state OR parcel.idle_cause IS DISTINCT FROM idle_case.cause
       OR parcel.idle_since IS DISTINCT FROM idle_case.clock_start);
