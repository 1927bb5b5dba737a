import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, dayInChina, readConfig } from '../../server/config.ts';

const now = new Date('2026-05-01T17:00:00Z');
const read = (environment: Record<string, string>) => readConfig(environment, now);

describe('configuration', () => {
  it('works without any variable: loopback, embedded database, demonstration of today in China', () => {
    expect(read({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      logLevel: 'info',
      // 17:00 UTC is one o'clock of the next day in Shanghai.
      demonstration: { load: true, asOf: '2026-05-02' },
    });
    expect(read({}).databaseUrl).toBeUndefined();
    expect(read({ DATABASE_URL: '', HOST: ' ', TIANDITU_KEY: '' })).toEqual(read({}));
    expect(dayInChina(new Date('2026-05-01T15:59:59Z'))).toBe('2026-05-01');
  });

  it('reads every variable', () => {
    const config = read({
      PORT: '9000',
      HOST: '::1',
      DATA_DIR: '/tmp/somewhere',
      DATABASE_URL: 'postgres://u:p@db:5432/luodi',
      LOG_LEVEL: 'debug',
      DEMONSTRATION: 'off',
      DEMONSTRATION_AS_OF: '2026-01-31',
      DEMONSTRATION_SEED: '7',
      MAP_APPROVAL_NO: 'GS(2026)1号',
      QUALIFICATION_NO: '甲测资字1',
      ICP_NO: '京ICP备1号',
      TIANDITU_KEY: 'abcdef0123456789',
    });
    expect(config).toMatchObject({
      port: 9000,
      host: '::1',
      dataDir: '/tmp/somewhere',
      databaseUrl: 'postgres://u:p@db:5432/luodi',
      logLevel: 'debug',
      demonstration: { load: false, asOf: '2026-01-31', seed: 7 },
      mapApprovalNo: 'GS(2026)1号',
      qualificationNo: '甲测资字1',
      icpNo: '京ICP备1号',
      tiandituKey: 'abcdef0123456789',
    });
  });

  it.each([
    ['PORT', '80a', '须为 0–65535 的整数'],
    ['PORT', '70000', '须为 0–65535 的整数'],
    ['HOST', '0.0.0.0', '演示模式.*只能监听本机.*DEMONSTRATION_PUBLIC=on'],
    ['HOST', '192.168.1.5', '演示模式'],
    ['HOST', '127.0.0.1.evil.example', '演示模式'],
    ['HOST', 'http://x', '须为监听地址'],
    ['PUBLIC_URL', 'https://land.example.cn', '演示模式'],
    ['PUBLIC_URL', 'https://land.example.cn/map', '不带路径'],
    ['PUBLIC_URL', 'ftp://land.example.cn', '须为用户打开本系统的地址'],
    ['ALLOWED_HOSTS', 'land.example.cn', '演示模式'],
    ['ALLOWED_HOSTS', 'land.example.cn:8080', '不带端口'],
    ['DEMONSTRATION_PUBLIC', 'yes', '须为 on 或 off'],
    ['OIDC_ISSUER', 'http://id.example.cn', '须为 https 地址'],
    ['LOG_LEVEL', 'loud', '须为 fatal、error'],
    ['DEMONSTRATION', 'yes', '须为 on'],
    ['DEMONSTRATION_AS_OF', '2026-02-30', '须为日期'],
    ['DEMONSTRATION_SEED', '1.5', '须为 0–999999999 的整数'],
    ['TIANDITU_KEY', "x' script-src *", '须为天地图颁发的密钥'],
  ])('%s=%s is refused by name', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(ConfigError);
    expect(() => read({ [name]: value })).toThrow(new RegExp(`${name}=.*${message}`));
  });

  it('listens to others once the demonstration is off or said to be public', () => {
    const outside = {
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://land.example.cn/',
      ALLOWED_HOSTS: 'Land.Example.cn, 10.1.2.3',
    };
    const expected = {
      host: '0.0.0.0',
      publicUrl: 'https://land.example.cn',
      allowedHosts: ['land.example.cn', '10.1.2.3'],
    };
    expect(read({ ...outside, DEMONSTRATION: 'off' })).toMatchObject(expected);
    expect(read({ ...outside, DEMONSTRATION_PUBLIC: 'on' })).toMatchObject({
      ...expected,
      demonstration: { load: true, isPublic: true },
    });
    expect(read({ PUBLIC_URL: 'http://localhost:8080' }).publicUrl).toBe('http://localhost:8080');
  });

  it('reads a provider whole or not at all', () => {
    const provider = {
      OIDC_ISSUER: 'https://id.example.cn',
      OIDC_CLIENT_ID: 'luodi',
      OIDC_CLIENT_SECRET: 'secret',
      OIDC_ROLE_MAP: 'gis=planner, 领导 = leader@WFJJQ+YSKFQ,root=administrator',
    };
    expect(read(provider).oidc).toEqual({
      issuer: 'https://id.example.cn',
      clientId: 'luodi',
      clientSecret: 'secret',
      name: '单位统一账号',
      scope: 'openid profile',
      roleClaim: 'roles',
      roleMap: [
        { claim: 'gis', role: 'planner', zoneCodes: null },
        { claim: '领导', role: 'leader', zoneCodes: ['WFJJQ', 'YSKFQ'] },
        { claim: 'root', role: 'administrator', zoneCodes: null },
      ],
    });
    const wrong = (change: Record<string, string>, message: RegExp) =>
      expect(() => read({ ...provider, ...change })).toThrow(message);
    wrong({ OIDC_ISSUER: '' }, /OIDC_CLIENT_ID 须与 OIDC_ISSUER 一起设置/);
    wrong({ OIDC_CLIENT_ID: '' }, /OIDC_CLIENT_ID 未设置/);
    wrong({ OIDC_ROLE_MAP: '' }, /OIDC_ROLE_MAP 未设置/);
    wrong({ OIDC_ROLE_MAP: 'gis=king' }, /“gis=king”.*角色为 planner/);
    wrong({ OIDC_ROLE_MAP: 'gis=visitor' }, /角色为 planner/);
    wrong({ OIDC_ROLE_MAP: 'gis=planner@wf' }, /“gis=planner@wf”/);
    wrong({ OIDC_ROLE_MAP: 'root=administrator@WFJJQ' }, /不能限定开发区/);
    wrong({ OIDC_SCOPE: 'profile' }, /OIDC_SCOPE=profile：须包含 openid/);
  });

  it('names every wrong variable, and never repeats an address with a password', () => {
    const wrong = { DATABASE_URL: 'mysql://u:secret@db/x', PORT: 'x' };
    expect(() => read(wrong)).toThrow(/PORT=x/);
    expect(() => read(wrong)).toThrow(/DATABASE_URL=…：须以 postgres/);
    expect(() => read(wrong)).not.toThrow(/secret/);
  });
});
