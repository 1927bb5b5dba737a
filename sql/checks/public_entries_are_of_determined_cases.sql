-- An entry stands in public only while its case is determined and open (53号令 art. 11; domain dossier 9, rule 6).
SELECT entry.zone_code, entry.case_id, idle_case.state
FROM idle_case_public_entry AS entry
JOIN idle_case ON idle_case.zone_code = entry.zone_code AND idle_case.id = entry.case_id
WHERE entry.withdrawn_on IS NULL AND (NOT idle_case.is_published OR NOT idle_case.is_open OR idle_case.cause IS NULL);
