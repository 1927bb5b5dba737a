import type { AssessmentKind, SupplyMode } from '../model/land-state.ts';
import type { ParkRecord } from '../model/park.ts';
import type { FacilityKind } from '../model/surroundings.ts';
import type { ZoneRecord } from '../model/zone.ts';
import type { CollectorNames } from './network/collectors.ts';
import type { LayoutPlan } from './network/layout-plan.ts';
import type { Point } from './plane/vector.ts';

/** What a park's blocks are built for; it sets block sizes, plot sizes, uses and buildings. */
export type Character = 'core' | 'research' | 'light' | 'heavy' | 'logistics' | 'mixed';

/** A figure printed in an article: where it stands and which period it belongs to. */
export interface PublishedSource {
  name: string;
  period: string;
}

export interface ParkPlan {
  name: string;
  nameEn: string;
  character: Character;
  /** The park takes the ground round this point of the district's plane. */
  anchor: Point;
  kind: ParkRecord['kind'];
  theme: string;
  industries: readonly string[];
  operatorName: string;
  isCertifiedChemicalPark?: boolean;
  signedEnterpriseCount?: number;
  source?: PublishedSource;
}

/** How many parcels of each class the zone shows; what remains is in use. */
export interface ClassTargets {
  standard: number;
  approved: number;
  planned: number;
  suppliedUnused: number;
  suspected: number;
  idle: number;
  inefficient: number;
  underused: number;
}

/** A plot whose area is given, cut before the rest of its block. */
export interface FixedPlotPlan {
  role: 'standard' | 'factory_park' | 'planned_park' | 'lease_then_transfer';
  /** Makes the plot a park of its own, within the park around it. */
  name?: string;
  theme?: string;
  areaSquareMetres: number;
  anchor: Point;
  source?: PublishedSource;
}

/** 标准厂房: how the buildings of the factory parks are let. */
export interface FactoryPlan {
  /** Exactly this much is let; absent: about this share of the completed floor space. */
  leasedSquareMetres?: number;
  leasedShare: number;
  /** Enterprises that rent; absent: as many as fit. */
  tenantCount?: number;
  storeys: readonly [number, number];
  mostBuildingsPerPark: number;
  buildingsUnderConstruction: number;
  rentYuanPerSquareMetreMonth: readonly [number, number];
  /** Built by the government for an enterprise (代建厂房, M63). */
  isGovernmentBuilt?: boolean;
  source?: PublishedSource;
}

/** Area of a 区域评估: the whole zone or the ground of some parks; expired ones no longer count. */
export interface AssessmentPlan {
  kind: AssessmentKind;
  parks: 'all' | readonly string[];
  isExpired?: boolean;
}

export interface FacilityPlan {
  kind: FacilityKind;
  name: string;
  capacityText?: string;
  /** [lng, lat] of a place outside the district; approximate. */
  position: Point;
}

/** Prices of industrial land by distance from the core, in yuan per square metre (15 is 1 万元/亩). */
export interface PricePlan {
  industrialLevels: readonly number[];
  commercialYuanPerSquareMetre: number;
  residentialYuanPerSquareMetre: number;
}

/** Control indicators of a 标准地, in 万元/亩 except where the name says otherwise (domain dossier 4.1, 4.4). */
export interface IndicatorPlan {
  edition: string;
  investmentTenThousandYuanPerMu: readonly [number, number];
  outputTenThousandYuanPerMu: readonly [number, number];
  taxTenThousandYuanPerMu: readonly [number, number];
  industryCodes: readonly string[];
}

/** Everything that tells one demonstration zone from another. Outlines are fictional, places are real. */
export interface ZoneDefinition {
  zoneCode: string;
  name: string;
  nameEn: string;
  shortName: string;
  level: ZoneRecord['level'];
  provinceName: string;
  cityName: string;
  /** GB/T 2260 codes. 370704 is 坊子区 and not 潍坊经济区, which has no code of its own (domain dossier 6.4). */
  coveringCountyCodes: readonly string[];
  /** EPSG code of the 3-degree Gauss-Krueger zone, with zone number (domain dossier 6.6). */
  gaussKruegerSrid: number;
  leadingIndustries: readonly string[];
  /** [lng, lat] of the middle of the district. */
  origin: Point;
  /** Counter-clockwise. */
  rotationDegrees: number;
  layout: LayoutPlan;
  collectorNames: CollectorNames;
  /** First parts of the names of local roads. */
  localNames: readonly string[];
  /** Last character of the names of local roads: in Shandong 街 runs east-west, in Changchun 街 runs north-south. */
  localSuffixes: { northSouth: string; eastWest: string };
  /** Multiplies block and plot sizes. */
  grain: number;
  targetParcels: number;
  parks: readonly ParkPlan[];
  classTargets: ClassTargets;
  fixedPlots: readonly FixedPlotPlan[];
  factories: FactoryPlan;
  assessments: readonly AssessmentPlan[];
  facilities: readonly FacilityPlan[];
  substationNames: readonly string[];
  prices: PricePlan;
  indicators: IndicatorPlan;
  /** Supply modes practised here, the commonest first. */
  supplyModes: readonly SupplyMode[];
  /** Approval document prefix, e.g. 鲁政土字. */
  approvalPrefix: string;
  /** e.g. 潍经 in “潍经 2026-01 号标准地”. */
  standardPrefix: string;
}
