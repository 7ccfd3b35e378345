import type { Page } from 'playwright-core';
import { PARTNER_A, THERAPIST, type Seat } from '@steady/shared/seats.ts';
import { it } from 'vitest';
import { LAPTOP, PHONE, type Size } from '../../support/browser.ts';
import { joinAs, makeBoard, type Person } from '../../support/people.ts';
import { connectWriter } from '../../support/writer.ts';
import type { Looking } from './looking.ts';

/** The summary of a board in each of its states. */
export function summaryStates(at: () => Looking): void {
  it('on a summary at a laptop: its parts, copies, somebody outside, an earlier session', async () => {
    const page = await anasPage(at(), LAPTOP);
    const { look } = at();
    await page.getByText('All my data').click();
    await look(page, 'My own words and answers.');
    await page.getByText('Ours', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'The way so far' }).check();
    await page.getByText('Copies made so far').click();
    await look(page, 'No copy was made yet.');
    await page.getByRole('button', { name: 'Ask for such a copy' }).click();
    await page.getByRole('button', { name: 'Ask both partners' }).click();
    await look(page, 'Please type a name.');
    await page.getByLabel('Who is it for?').fill('Dr. Weber');
    await page.getByRole('button', { name: 'Ask both partners' }).click();
    await page.getByRole('button', { name: 'Yes', exact: true }).click();
    await page.getByLabel('Which session').selectOption({ index: 1 });
    await page.getByText('As it was when the session of').waitFor();
    await look(page, 'You said yes.');
  }, 120_000);

  it('on a summary at a phone: own cards and what is held back, a copy and why there is none', async () => {
    const page = await anasPage(at(), PHONE);
    const { look } = at();
    await page.getByRole('button', { name: 'Hold back: To know before plans change' }).click();
    await page.getByText('You hold back 1 card').click();
    await look(page, 'Only you see this list.');
    await page.getByRole('button', { name: 'Make a copy' }).click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Download this copy' }).click();
    await look(page, 'Making a copy needs a connection. Nothing was made.');
  }, 120_000);

  it('on a summary for the therapist, empty and as a chart, and in a room while a session closes', async () => {
    const { server, therapist, open, look } = at();
    const boardId = await makeBoard(therapist);
    const page = await open(LAPTOP, therapist);
    await page.goto(`${server.origin}/board/${boardId}/summary`);
    await look(page, 'There is nothing in this summary yet.');
    await fill(at(), boardId, await joinAs(server, therapist, boardId, 'partner-a'));
    await page.getByText('Clinician chart').click();
    await look(page, 'For the clinician to write');
    await page.getByLabel('Language of our summaries').selectOption('he');
    await page.locator('.paper[dir=rtl]').waitFor();
    await look(page);
    const tv = await open(LAPTOP, await joinAs(server, therapist, boardId, 'room-view'));
    await tv.goto(`${server.origin}/room/${boardId}`);
    await page.getByRole('button', { name: 'Start the session' }).click();
    await page.getByRole('button', { name: 'Closing' }).click();
    await tv.locator('.room-summary .paper').waitFor();
    await look(tv);
  }, 120_000);
}

async function anasPage(looking: Looking, size: Size): Promise<Page> {
  const { server, therapist, open } = looking;
  const boardId = await makeBoard(therapist);
  const ana = await joinAs(server, therapist, boardId, 'partner-a');
  await fill(looking, boardId, ana);
  const page = await open(size, ana);
  await page.goto(`${server.origin}/board/${boardId}/summary`);
  await page.getByText('You can hold back your own cards.').waitFor();
  return page;
}

/** A session that has ended, and cards of two kinds. */
async function fill({ server, therapist }: Looking, boardId: string, ana: Person): Promise<void> {
  const { origin } = server;
  const as = (person: Person, seat: Seat) =>
    connectWriter({ cookie: person.cookie ?? '', origin }, boardId, seat);
  const [hers, anas] = await Promise.all([as(therapist, THERAPIST), as(ana, PARTNER_A)]);
  await hers.ask({ kind: 'start-session' });
  await anas.add({ kind: 'need', text: 'To know before plans change' });
  await anas.add({
    kind: 'intention',
    text: 'I ask how the day was',
    words: { cue: 'When I come home' },
    values: { owners: [PARTNER_A], reviewOn: '2030-01-08' },
  });
  await hers.ask({ kind: 'end-session' });
  await Promise.all([hers.close(), anas.close()]);
}
