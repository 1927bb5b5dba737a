import {
  MatchNoticeList,
  type MatchReportRequest,
  type MatchRequest,
  MatchResponse,
  MatchSettings,
  ReverseMatchResponse,
  RuleParamHistory,
  RuleParamList,
  type RuleParamsChange,
} from '../../geodata/model/api-matches.ts';
import { getJson, sendForFile, sendJson } from './request.ts';

/** Factors, constraints and weights as the rules have them now. */
export const fetchMatchSettings = (signal?: AbortSignal): Promise<MatchSettings> =>
  getJson('/api/match-settings', MatchSettings, signal);

/** Matches a project or an inline demand against the land. */
export const runMatch = (request: MatchRequest, signal?: AbortSignal): Promise<MatchResponse> =>
  sendJson('POST', '/api/matches', request, MatchResponse, signal);

/** How open projects stand to a parcel or a unit of floor space. */
export const fetchReverseMatch = (
  collection: 'parcels' | 'factory-units',
  id: number,
  signal?: AbortSignal,
): Promise<ReverseMatchResponse> => getJson(`/api/${collection}/${id}/matches`, ReverseMatchResponse, signal);

/** The comparison of up to four pieces as a document or a workbook. */
export const fetchMatchReport = (request: MatchReportRequest): Promise<Blob> =>
  sendForFile('/api/matches/report', request);

export const fetchRuleParams = (prefix: string, signal?: AbortSignal): Promise<RuleParamList> =>
  getJson(`/api/rule-params?prefix=${encodeURIComponent(prefix)}`, RuleParamList, signal);

/** What a rule was, version by version, the present one first. */
export const fetchRuleHistory = (key: string, signal?: AbortSignal): Promise<RuleParamHistory> =>
  getJson(`/api/rule-params/history?key=${encodeURIComponent(key)}`, RuleParamHistory, signal);

/** All or nothing; 409 when a row was changed since it was read. */
export const changeRuleParams = (change: RuleParamsChange): Promise<RuleParamList> =>
  sendJson('PATCH', '/api/rule-params', change, RuleParamList);

/** New land that suits open projects, as their teams were told; the newest first. */
export const fetchMatchNotices = (signal?: AbortSignal): Promise<MatchNoticeList> =>
  getJson('/api/match-notices', MatchNoticeList, signal);

export const readMatchNotice = (id: number): Promise<MatchNoticeList> =>
  sendJson('POST', `/api/match-notices/${id}/read`, {}, MatchNoticeList);
