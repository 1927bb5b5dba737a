/** Columns of a collection's table, after its title; narrow screens show the first two. */
export const recordColumns: Readonly<Record<string, readonly string[]>> = {
  parcels: ['landClass', 'areaSquareMetres', 'parcelCode', 'parkName', 'updatedAt'],
  parks: ['kind', 'areaSquareMetres', 'parkCode', 'status', 'operatorName'],
  'standard-terms': [
    'edition',
    'fixedInvestmentMinYuanPerSquareMetre',
    'industryCode',
    'outputMinYuanPerSquareMetre',
    'taxMinYuanPerSquareMetre',
    'parcelCode',
  ],
  assessments: ['kind', 'validUntil', 'reportNo', 'approvedBy', 'approvedOn'],
  'factory-buildings': [
    'status',
    'floorAreaSquareMetres',
    'buildingCode',
    'parkName',
    'storeys',
    'handoverOn',
  ],
  'factory-units': [
    'status',
    'areaSquareMetres',
    'buildingName',
    'storey',
    'rentYuanPerSquareMetreMonth',
    'tenantName',
  ],
  contracts: [
    'parcelName',
    'areaSquareMetres',
    'electronicSupervisionNo',
    'holderName',
    'priceYuan',
    'signedOn',
  ],
  zones: ['zoneCode', 'areaSquareMetres', 'updatedAt'],
};

/** Collections whose records are looked up and edited in the table of records; contracts have a table of their own. */
export const recordCollections = [
  'parcels',
  'parks',
  'standard-terms',
  'assessments',
  'factory-buildings',
  'factory-units',
  'zones',
] as const;
