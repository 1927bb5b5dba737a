-- Real-estate land that a case took back with bond money, and how much of it was supplied for real estate again within that
-- year: what the cap on supplying again adds up (自然资发〔2024〕242号). A cache of the events, like the other columns.
ALTER TABLE idle_case ADD COLUMN bond_taken_back_on date;
ALTER TABLE idle_case ADD COLUMN bond_taken_back_square_metres numeric(14, 2) NOT NULL DEFAULT 0;
ALTER TABLE idle_case ADD COLUMN bond_resupplied_square_metres numeric(14, 2) NOT NULL DEFAULT 0;
ALTER TABLE idle_case ADD CONSTRAINT idle_case_bond_areas_positive
  CHECK (bond_taken_back_square_metres >= 0 AND bond_resupplied_square_metres >= 0);
CREATE INDEX idle_case_bond_taken_back_idx ON idle_case (zone_code, bond_taken_back_on) WHERE bond_taken_back_on IS NOT NULL;
