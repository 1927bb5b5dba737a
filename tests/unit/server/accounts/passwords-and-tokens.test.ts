import { describe, expect, it } from 'vitest';
import { actorOfRole, roles } from '../../../../server/access/roles.ts';
import { hashPassword, passwordFault, passwordFits } from '../../../../server/accounts/password.ts';
import { digestOf, newSecret } from '../../../../server/accounts/secret-token.ts';
import { tokenCapabilities } from '../../../../server/accounts/token-rights.ts';

describe('passwords', () => {
  it('are judged by length in characters, and by what is too easy', () => {
    expect(passwordFault('十一个字的密码还不够长', 'wang')).toContain('至少 12 个字符');
    expect(passwordFault('十二个字的密码刚刚好够长', 'wang')).toBeUndefined();
    expect(passwordFault('正确的马和电池订书钉'.repeat(12) + '一二三四五六七八', 'wang')).toBeUndefined();
    expect(passwordFault('正确的马和电池订书钉'.repeat(13), 'wang')).toContain('最多 128 个字符');
    expect(passwordFault('aaaaaaaaaaaaaaaa', 'wang')).toContain('不同的字符太少');
    expect(passwordFault('I am WANG the third', 'wang')).toContain('不能包含登录名');
    // Astral characters count as one.
    expect(passwordFault('😀😁😂🤣😃😄', 'wang')).toContain('至少 12 个字符');
  });

  it('fit their own hash only, however the characters are composed', async () => {
    const stored = await hashPassword('Ｃａｆé au lait 落地图');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits(stored, 'Cafe\u0301 au lait 落地图')).toBe(true);
    expect(await passwordFits(stored, 'cafe au lait 落地图')).toBe(false);
    expect(await passwordFits(null, 'nobody signs in with this')).toBe(false);
    expect(await hashPassword('Ｃａｆé au lait 落地图')).not.toBe(stored);
  });
});

describe('secrets', () => {
  it('have 256 bits, never repeat, and are kept as digests', () => {
    const secrets = Array.from({ length: 1000 }, newSecret);
    expect(new Set(secrets).size).toBe(1000);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('what a token may', () => {
  it.each(roles.map(({ id }) => id))('is never more than the account may: %s', (role) => {
    const actor = actorOfRole(role, { id: 'account-1', name: '某人', zones: 'all' });
    for (const scope of ['read', 'write', 'capabilities'] as const) {
      const may = tokenCapabilities(
        { scope, capabilities: ['administer', 'read-land', 'own-account'] },
        actor,
      );
      for (const capability of may) expect(actor.capabilities).toContain(capability);
      for (const never of ['own-account', 'sign-in'] as const) expect(may).not.toContain(never);
      if (scope !== 'capabilities') expect(may).not.toContain('administer');
      if (scope === 'read') expect(may.every((name) => /^(read-|reach-)/.test(name))).toBe(true);
    }
  });
});
