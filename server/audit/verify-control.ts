import { z } from 'zod';
import { AuditVerification } from '../../geodata/model/audit-verification.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import {
  type ControlCommand,
  type ControlHandler,
  controlHandler,
} from '../local-control/control-command.ts';
import { verifyAudit } from './verify-audit.ts';

const VerifyRequest = z.object({
  zoneCode: z.string().optional(),
  ends: z.array(z.object({ zoneCode: z.string(), lastSequence: z.int(), lastHash: z.string() })),
});

/** `npm run audit:verify` through the server that holds the data folder. */
export const verifyCommand: ControlCommand<z.infer<typeof VerifyRequest>, AuditVerification> = {
  path: '/audit-verifications',
  name: '核对',
  request: VerifyRequest,
  report: AuditVerification,
};

/** Lets `npm run audit:verify` work through this server while it holds the data folder. */
export const verifyControl = ({
  sql,
  whenReady,
}: Pick<FeatureDeps, 'sql'> & { whenReady: Promise<void> }): ControlHandler =>
  controlHandler(verifyCommand, async (request) => {
    await whenReady;
    return await verifyAudit(sql, request);
  });
