import { describe, expect, it } from 'vitest';
import { browserName } from '../../../client/views/account/browser-name.ts';
import { faultOf, linkOf } from '../../../client/views/account/opened-address.ts';

describe('what an address brings along', () => {
  const token = 'r8PK8kxQviiBXoeJZetqYBaXWPriHs7n2U_KjDzB8c8';

  it('one-time links are told by their purpose', () => {
    expect(linkOf(`#recovery=${token}`)).toEqual({ purpose: 'recovery', token });
    expect(linkOf(`#first-administrator=${token}`)).toEqual({ purpose: 'first-administrator', token });
    for (const hash of [
      '',
      '#',
      '#map',
      `#other=${token}`,
      '#recovery=short',
      `#recovery=${token}"><script>`,
    ])
      expect(linkOf(hash)).toBeUndefined();
  });

  it('only faults the server may tell are shown', () => {
    expect(faultOf('#provider-failed=no-role')).toBe('no-role');
    for (const hash of ['', '#provider-failed=', '#provider-failed=you+won'])
      expect(faultOf(hash)).toBeUndefined();
  });
});

describe('browsers as people call them', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
      'Chrome · Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1',
      'Safari · iOS',
    ],
    ['Mozilla/5.0 (Linux; Android 15) Chrome/120 Mobile MicroMessenger/8.0', '微信 · Android'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['', '—'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
