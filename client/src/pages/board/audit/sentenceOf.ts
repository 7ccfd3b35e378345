import type { AuditEntry } from '@steady/shared/audit/entries.ts';
import { ROOM_VIEW, type Seat } from '@steady/shared/seats.ts';
import { auditWords } from '../../../words/audit.ts';
import { locale } from '../../../words/index.ts';
import { spokenDay } from '../ending/spokenDay.ts';

/** What an entry says, as a sentence. @param nameOf how somebody is called on this board */
export function sentenceOf({ by, body }: AuditEntry, nameOf: (seat: Seat) => string): string {
  const say = auditWords();
  const called = (seat: Seat) => (seat === ROOM_VIEW ? say.roomView : nameOf(seat));
  const name = by === undefined ? '' : called(by);
  switch (body.kind) {
    case 'made':
      return say.made({ name });
    case 'invited':
      return say.invited({ name, who: called(body.seat) });
    case 'invite-ended':
      return by === undefined
        ? say.inviteEnded({ name: called(body.seat) })
        : say.inviteTakenBack({ name, who: called(body.seat) });
    case 'invite-burnt':
      return say.inviteBurnt({ name: called(body.seat) });
    case 'device-added':
      return say.deviceAdded({ name });
    case 'joined':
      return by === ROOM_VIEW ? say.roomJoined : say.joined({ name });
    case 'left':
      return say.left({ name });
    case 'removed':
      if (by !== undefined) return say.removed({ name, who: called(body.seat) });
      return body.seat === ROOM_VIEW ? say.roomOver : say.seatEnded({ name: called(body.seat) });
    case 'seated':
      return by === undefined
        ? say.seatedByPractice({ name: called(body.seat) })
        : say.seated({ name, who: called(body.seat) });
    case 'lead-changed':
      return by === undefined
        ? say.leadByPractice({ name: called(body.seat) })
        : say.leadChanged({ name, who: called(body.seat) });
    case 'rested':
      return say.rested({ name });
    case 'woken':
      return say.woken({ name });
    case 'exported': {
      const form = say.forms[body.format];
      return body.outside === true
        ? say.outside({ name, form })
        : say.exported[body.audience]({ name, form });
    }
    case 'calendar-linked':
      return say.calendarLinked[body.what]({ name });
    case 'calendar-ended':
      return say.calendarEnded({ name });
    case 'restored':
      return say.restored({ name });
    case 'put-back':
      return say.putBack;
    case 'notes-read':
      return say.notesRead({ name });
    case 'kept':
      return body.kept ? say.kept({ name }) : say.keptNoLonger({ name });
    case 'deletion-announced':
      return say.deletionAnnounced({ day: spokenDay(body.on) });
    case 'deletion-withdrawn':
      return say.deletionWithdrawn;
    case 'older-forgotten':
      return say.olderForgotten({ month: spokenMonth(body.before) });
    default:
      return body satisfies never;
  }
}

const spokenMonth = (month: string): string =>
  new Date(`${month}-01`).toLocaleDateString(locale(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
