import type { ClientSession } from './client-session.ts';
import { BACKEND, messagesIn, textAt } from './wire-messages.ts';

/**
 * The engine has one session, so the notifications of every channel arrive in the reply to whoever is at turn. Hands
 * them to the clients that listen; returns the reply without them.
 */
export function handOutNotifications(reply: Buffer, sessions: Iterable<ClientSession>): Buffer {
  const parts = [...messagesIn(reply)];
  const notifications = parts.filter((part) => part[0] === BACKEND.notification);
  if (notifications.length === 0) return reply;
  for (const session of sessions) {
    for (const notification of notifications) {
      // After type and length: the notifying process (4 bytes), then the channel.
      if (session.channels.has(textAt(notification, 9))) session.reply(notification);
    }
  }
  return Buffer.concat(parts.filter((part) => part[0] !== BACKEND.notification));
}

/** What makes the engine listen to channels, or leave them. */
export function listenStatements(command: 'LISTEN' | 'UNLISTEN', channels: Iterable<string>): string[] {
  return [...new Set(channels)].map((channel) => `${command} "${channel.replaceAll('"', '""')}"`);
}
