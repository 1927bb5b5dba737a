import type postgres from 'postgres';

/** SQL for the JSON of a `ParkBrief` from the columns of `park` or `collection_park` under this name. */
export const parkBrief = (sql: postgres.ISql, relation: string): postgres.Fragment => {
  const from = sql(relation);
  return sql`json_build_object('id', ${from}.id, 'name', ${from}.name, 'kind', ${from}.kind, 'status', ${from}.status,
    'areaSquareMetres', ${from}.area_square_metres)`;
};
