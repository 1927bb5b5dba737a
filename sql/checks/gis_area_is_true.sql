-- The stored GIS area is the ellipsoidal area of the stored outline.
SELECT zone_code, id, area_gis_square_metres FROM parcel
WHERE abs(area_gis_square_metres - ST_Area(geom::geography)) > 0.02;
