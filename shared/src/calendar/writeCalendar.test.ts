import { describe, expect, it } from 'vitest';
import { writeCalendar } from './writeCalendar.ts';
import { vtimezone } from './vtimezone.ts';
import { openZone } from './zone.ts';

const berlin = openZone('Europe/Berlin')!;
const weekly = {
  uid: 'walk',
  title: 'Board',
  starts: '2026-12-01',
  time: '19:00',
  rule: 'FREQ=WEEKLY;BYDAY=TU',
  until: '2027-03-30',
};

describe('a calendar', () => {
  it('in a zone is these lines', () => {
    expect(
      writeCalendar({
        title: 'Board; ours',
        day: '2026-11-25',
        sequence: 3,
        zone: berlin,
        refresh: 'PT4H',
        events: [weekly, { uid: 'day', title: 'Board', starts: '2026-12-31' }],
      }).split('\r\n'),
    ).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Board\\; ours//1//EN',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Board\\; ours',
      'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
      'X-PUBLISHED-TTL:PT4H',
      'X-WR-TIMEZONE:Europe/Berlin',
      ...vtimezone(berlin, 2023),
      'BEGIN:VEVENT',
      'UID:walk',
      'DTSTAMP:20261125T000000Z',
      'SEQUENCE:3',
      'DTSTART;TZID=Europe/Berlin:20261201T190000',
      'DTEND;TZID=Europe/Berlin:20261201T193000',
      // Summer by then: two hours before the wall.
      'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T170000Z',
      'SUMMARY:Board',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:day',
      'DTSTAMP:20261125T000000Z',
      'SEQUENCE:3',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'SUMMARY:Board',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('without a zone has times of whatever clock hangs where it is read', () => {
    const lines = writeCalendar({ title: 'Board', day: '2026-11-25', events: [weekly] });
    expect(lines).toContain('\r\nDTSTART:20261201T190000\r\n');
    expect(lines).toContain(';UNTIL=20270330T190000\r\n');
    expect(lines).not.toMatch(/TZID|VTIMEZONE|TIMEZONE/);
  });

  it('says nothing of a zone in which it has no times', () => {
    const events = [{ uid: 'day', title: 'Board', starts: '2026-12-31' }];
    const lines = writeCalendar({ title: 'Board', day: '2026-11-25', zone: berlin, events });
    expect(lines).not.toMatch(/Berlin|VTIMEZONE/);
  });
});

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', ['BYMONTH=3;BYDAY=-1SU', 'BYMONTH=10;BYDAY=-1SU']],
    ['America/New_York', ['BYMONTH=3;BYDAY=2SU', 'BYMONTH=11;BYDAY=1SU']],
    // Half an hour, and summer begins in October.
    ['Australia/Lord_Howe', ['BYMONTH=4;BYDAY=1SU', 'BYMONTH=10;BYDAY=1SU']],
  ])('%s is two rules', (name, rules) => {
    const lines = vtimezone(openZone(name)!, 2023);
    expect(lines.filter((line) => line.startsWith('RRULE'))).toEqual(
      rules.map((rule) => `RRULE:FREQ=YEARLY;${rule}`),
    );
    expect(lines).toHaveLength(15);
  });

  it('whose clocks never change is one offset', () => {
    expect(vtimezone(openZone('Asia/Kolkata')!, 2023)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Kolkata',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]);
  });

  it('that follows the moon is told change by change', () => {
    const lines = vtimezone(openZone('Africa/Casablanca')!, 2023);
    expect(lines.filter((line) => line.startsWith('RRULE'))).toEqual([]);
    // Back at the beginning of Ramadan 2026, forward after it.
    expect(lines).toContain('DTSTART:20260215T030000');
    expect(lines).toContain('DTSTART:20260322T020000');
  });

  it('that nobody knows is none', () => {
    expect(openZone('Europe/Atlantis')).toBeUndefined();
  });

  it('knows the day where it is', () => {
    const at = Date.UTC(2026, 10, 25, 23, 30);
    expect(berlin.dayOf(at)).toBe('2026-11-26');
    expect(openZone('America/New_York')!.dayOf(at)).toBe('2026-11-25');
    expect(openZone('Pacific/Kiritimati')!.dayOf(at)).toBe('2026-11-26');
  });
});
