import { hash, verify } from '@node-rs/argon2';
import { passwordLengths } from '../../geodata/model/api-accounts.ts';

/** argon2id with the memory, passes and lanes of OWASP's password storage guide; the algorithm is the library's own choice. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password typed on another keyboard or system gives the same bytes (NIST SP 800-63B, 5.1.1.2). */
const normal = (password: string): string => password.normalize('NFKC');

/**
 * Why a new password will not do, in Chinese; undefined when it will. Length decides, not a mix of characters
 * (NIST SP 800-63B): a sentence is welcome.
 */
export function passwordFault(password: string, loginName: string): string | undefined {
  const characters = [...normal(password)];
  const { least, most } = passwordLengths;
  if (characters.length < least) return `密码至少 ${least} 个字符，可以是一句容易记住的话`;
  if (characters.length > most) return `密码最多 ${most} 个字符`;
  if (new Set(characters).size < 4) return '密码中不同的字符太少，请换一个';
  if (normal(password).toLowerCase().includes(loginName.toLowerCase())) return '密码不能包含登录名';
  return undefined;
}

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let stranger: Promise<string> | undefined;

/**
 * Whether a password fits. Without a stored hash it takes just as long and the answer is no, so that nobody learns from
 * the clock which accounts exist.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  stranger ??= hash('nobody signs in with this', cost);
  const fits = await verify(stored ?? (await stranger), normal(password));
  return stored !== null && fits;
}
