import { createSignal, type JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { parseSeat } from '@steady/shared/seats.ts';
import { Button } from './Button.tsx';
import { Choice } from './Choice.tsx';
import { Dialog } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';
import { createNotices } from './notices.tsx';
import { initialOf, PersonMark } from './PersonMark.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { TextField } from './TextField.tsx';
import './styles/index.css';

const disposers: (() => void)[] = [];

function show(view: () => JSX.Element): void {
  const host = document.createElement('div');
  document.body.append(host);
  const dispose = render(view, host);
  disposers.push(() => {
    dispose();
    host.remove();
  });
}

afterEach(() => {
  for (const dispose of disposers.splice(0)) dispose();
  vi.useRealTimers();
});

const get = <T extends Element = HTMLElement>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
};
const button = (text: string) =>
  [...document.querySelectorAll('button')].find((one) => one.textContent.includes(text))!;

describe('Button', () => {
  it('is pressed by mouse and by keyboard', async () => {
    const pressed = vi.fn();
    show(() => <Button onClick={pressed}>Go</Button>);
    await userEvent.click(button('Go'));
    button('Go').focus();
    await userEvent.keyboard('{Enter} ');
    expect(pressed).toHaveBeenCalledTimes(3);
  });

  it('ignores presses while busy, keeps the focus, and says so', async () => {
    const pressed = vi.fn();
    show(() => (
      <Button busy onClick={pressed}>
        Go
      </Button>
    ));
    button('Go').focus();
    await userEvent.keyboard('{Enter}');
    button('Go').click();
    expect(pressed).not.toHaveBeenCalled();
    expect(button('Go').getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button('Go'));
  });

  it('is at least 44 px, also with an icon alone', () => {
    show(() => (
      <>
        <Button>A</Button>
        <IconButton name="Close">
          <svg aria-hidden="true" width="20" height="20" />
        </IconButton>
      </>
    ));
    for (const one of document.querySelectorAll('button')) {
      expect(one.offsetHeight).toBeGreaterThanOrEqual(44);
      expect(one.offsetWidth).toBeGreaterThanOrEqual(44);
    }
    expect(get('.icon-button').ariaLabel).toBe('Close');
  });
});

describe('TextField', () => {
  it('ties label, hint and problem to the input', () => {
    show(() => (
      <TextField
        label="Name"
        hint="As they like it"
        problem="Please type a name."
        value=""
        onInput={() => {}}
      />
    ));
    const input = get<HTMLInputElement>('input');
    expect(input.labels?.[0]?.textContent).toBe('Name');
    const described = input.getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual([
      'As they like it',
      'Please type a name.',
    ]);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.dir).toBe('auto');
  });
});

describe('Dialog', () => {
  function Opened(props: { onClosed?: () => void }) {
    const [open, setOpen] = createSignal(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>Open</Button>
        <Dialog
          open={open()}
          title="A title"
          onClose={() => {
            setOpen(false);
            props.onClosed?.();
          }}
        >
          <input aria-label="inside" />
        </Dialog>
      </>
    );
  }

  it('closes by Escape and gives the focus back', async () => {
    show(() => <Opened />);
    button('Open').focus();
    await userEvent.keyboard('{Enter}');
    expect(get<HTMLDialogElement>('dialog').open).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(get<HTMLDialogElement>('dialog').open).toBe(false);
    expect(document.activeElement).toBe(button('Open'));
  });

  it('never begins on the button that leaves the page', async () => {
    show(() => <Opened />);
    await userEvent.click(button('Open'));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Close');
  });

  it('keeps nothing that was typed in it', async () => {
    show(() => <Opened />);
    await userEvent.click(button('Open'));
    await userEvent.fill(get('[aria-label=inside]'), 'a draft');
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('[aria-label=inside]')).toBeNull();
    await userEvent.click(button('Open'));
    expect(get<HTMLInputElement>('[aria-label=inside]').value).toBe('');
  });

  it('is named by its title, asks once to close, and has a way out of the page', async () => {
    const closed = vi.fn();
    show(() => <Opened onClosed={closed} />);
    await userEvent.click(button('Open'));
    expect(
      document.getElementById(get('dialog').getAttribute('aria-labelledby')!)?.textContent,
    ).toBe('A title');
    expect(get('dialog [aria-label="Leave this page"]')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('Menu', () => {
  it('moves by arrows, Home, End and letters, chooses by Enter, and closes by Escape', async () => {
    const chosen = vi.fn();
    show(() => (
      <Menu
        name="More"
        items={['Move', 'Link', 'Take this back'].map((label) => ({
          label,
          onSelect: () => chosen(label),
        }))}
      >
        <svg aria-hidden="true" />
      </Menu>
    ));
    const at = () => document.activeElement?.textContent;
    const opener = get('[aria-label=More]');
    opener.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(at).toBe('Move');
    expect(opener.getAttribute('aria-expanded')).toBe('true');
    await userEvent.keyboard('{ArrowDown}');
    expect(at()).toBe('Link');
    await userEvent.keyboard('{End}{ArrowDown}');
    expect(at()).toBe('Move');
    await userEvent.keyboard('{ArrowUp}');
    expect(at()).toBe('Take this back');
    await userEvent.keyboard('l');
    expect(at()).toBe('Link');
    await userEvent.keyboard('{Enter}');
    expect(chosen).toHaveBeenCalledExactlyOnceWith('Link');
    expect(get('.menu').matches(':popover-open')).toBe(false);

    opener.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(at).toBe('Move');
    await userEvent.keyboard('{Escape}');
    expect(get('.menu').matches(':popover-open')).toBe(false);
    expect(document.activeElement).toBe(opener);
  });
});

describe('notices', () => {
  it('say it in a region that was there before, and go by themselves', () => {
    vi.useFakeTimers();
    const { say, Notices } = showNotices();
    show(Notices);
    const region = get('[role=status]');
    say({ text: 'Sent. All of you can see this.' });
    expect(region.textContent).toContain('Sent.');
    vi.advanceTimersByTime(8000);
    expect(region.textContent).toBe('');
  });

  it('stay when something can be done, and do it once', async () => {
    const back = vi.fn();
    const { say, Notices } = showNotices();
    show(Notices);
    say({ text: 'Taken back.', action: { label: 'Put back', do: back } });
    await userEvent.click(button('Put back'));
    expect(back).toHaveBeenCalledOnce();
    expect(get('[role=status]').textContent).toBe('');
  });

  function showNotices() {
    let made: ReturnType<typeof createNotices> | undefined;
    show(() => {
      made = createNotices();
      return null;
    });
    return made!;
  }
});

describe('Choice', () => {
  it('is one native group: arrows choose', async () => {
    const chose = vi.fn();
    const [value, setValue] = createSignal<'one' | 'two'>('one');
    show(() => (
      <Choice
        legend="Which"
        name="which"
        options={[
          { value: 'one', label: 'One' },
          { value: 'two', label: 'Two' },
        ]}
        value={value()}
        onChoose={(chosen) => {
          chose(chosen);
          setValue(chosen);
        }}
      />
    ));
    get('input:checked').focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(chose).toHaveBeenCalledExactlyOnceWith('two');
    expect(get<HTMLInputElement>('input:checked').value).toBe('two');
  });
});

describe('PersonMark', () => {
  it('has a shape for each seat and carries the name when it stands alone', () => {
    for (const seat of ['partner-a', 'partner-b', 'therapist', 'observer-1'])
      show(() => <PersonMark seat={parseSeat(seat)} name="Åsa" />);
    const marks = [...document.querySelectorAll<HTMLElement>('.person-mark')];
    expect(marks.map((mark) => mark.dataset['shape'])).toEqual([
      'circle',
      'diamond',
      'square',
      'ring',
    ]);
    expect(marks.map((mark) => mark.getAttribute('aria-label'))).toEqual(Array(4).fill('Åsa'));
  });

  it.each([
    ['åsa', 'Å'],
    ['愛', '愛'],
    [' 👩‍🚀 x', '👩‍🚀'],
    ['\u2068שרה\u2069 (you)', 'ש'],
    ['', ''],
  ])('the letter of %j is %j', (name, letter) => {
    expect(initialOf(name)).toBe(letter);
  });
});

describe('Shortcuts', () => {
  it('? lists the keys, but not while somebody writes a question', async () => {
    show(() => (
      <>
        <input aria-label="words" />
        <Shortcuts groups={[{ title: 'Cards', shortcuts: [{ keys: ['N'], does: 'New card' }] }]} />
      </>
    ));
    await userEvent.click(get('[aria-label=words]'));
    await userEvent.keyboard('?');
    expect(get<HTMLDialogElement>('dialog').open).toBe(false);
    get('[aria-label=words]').blur();
    await userEvent.keyboard('?');
    expect(get<HTMLDialogElement>('dialog').open).toBe(true);
    expect(get('dialog').textContent).toContain('New card');
  });
});
