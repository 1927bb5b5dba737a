-- What machines need of a building is part of the demand, where matching reads it, and of nothing else: projects that said it
-- among their other needs say it there. Every stored demand says whether the project may pay less than the floor price (H13).
UPDATE project
SET demand = jsonb_build_object('isEncouragedIntensive', false, 'building', NULL) || demand
  || CASE
    WHEN COALESCE(demand -> 'building', 'null') <> 'null' THEN '{}'::jsonb
    WHEN needs ->> 'buildingHeightMetres' IS NULL AND needs ->> 'floorLoadKilonewtonPerSquareMetre' IS NULL
      AND needs ->> 'craneTonnes' IS NULL THEN '{}'::jsonb
    ELSE jsonb_build_object('building', jsonb_build_object(
      'clearHeightMinMetres', NULLIF((needs ->> 'buildingHeightMetres')::numeric, 0),
      'floorLoadMinKilonewtonPerSquareMetre', NULLIF((needs ->> 'floorLoadKilonewtonPerSquareMetre')::numeric, 0),
      'craneMinTonnes', NULLIF((needs ->> 'craneTonnes')::numeric, 0)))
  END;
UPDATE project
SET needs = NULLIF(needs - 'buildingHeightMetres' - 'floorLoadKilonewtonPerSquareMetre' - 'craneTonnes', '{}'::jsonb)
WHERE needs IS NOT NULL;
