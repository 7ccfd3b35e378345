import { PARTNER_A, PARTNER_B } from '@steady/shared/seats.ts';
import { createSignal, For, Show, type JSX } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { Button } from '../ui/Button.tsx';
import { liveWords } from '../words/live.ts';
import { createAsking, type Asking } from './createAsking.ts';
import type { SessionWords } from './createSession.ts';
import { EndSession } from './EndSession.tsx';
import { named } from '../board/named.ts';
import { RoundButton } from './rounds/RoundButton.tsx';
import { Stages } from './Stages.tsx';

/** Minutes that a timer is set to. */
const TIMERS = [2, 5, 10, 20] as const;
const MINUTE_MS = 60_000;

/** All of the session: the therapist sets it, everybody else reads it. */
export function SessionSheet(props: { session: SessionWords; onClose: () => void }) {
  const asking = createAsking();
  const [ending, setEnding] = createSignal(false);
  return (
    <Show
      when={!ending()}
      fallback={<EndSession onBack={() => setEnding(false)} onDone={props.onClose} />}
    >
      <div class="session-sheet">
        <Part title={liveWords().session.stage}>
          <p class="session-hint">{liveWords().session.stageHint}</p>
          <Stages session={props.session} />
        </Part>
        <Part title={liveWords().session.timer}>
          <Timer session={props.session} asking={asking} />
        </Part>
        <Part title={liveWords().session.floor}>
          <Floor session={props.session} asking={asking} />
        </Part>
        <Part title={liveWords().session.first}>
          <First session={props.session} asking={asking} />
        </Part>
        <Listening session={props.session} asking={asking} />
        <RoundButton onOpen={props.onClose} />
        <Show when={props.session.leads}>
          <div class="session-end">
            <Button onClick={() => setEnding(true)}>{liveWords().session.end}</Button>
          </div>
        </Show>
      </div>
    </Show>
  );
}

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <section class="session-part">
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}

interface PartProps {
  session: SessionWords;
  asking: Asking;
}

function Timer(props: PartProps) {
  const isOn = () => props.session.timer() !== undefined;
  const say = () => liveWords().session;
  return (
    <>
      <p class="session-state">
        {isOn()
          ? props.session.isTimeOver()
            ? props.session.timer()
            : say().timeLeft({ time: props.session.timer() ?? '' })
          : say().noTimer}
      </p>
      <Show when={props.session.leads}>
        <div class="session-choices">
          <For each={TIMERS}>
            {(minutes) => (
              <Button
                busy={props.asking.busy()}
                onClick={() =>
                  void props.asking.ask({ kind: 'start-timer', durationMs: minutes * MINUTE_MS })
                }
              >
                {say().minutes({ count: minutes })}
              </Button>
            )}
          </For>
          <Show when={isOn()}>
            <Button
              busy={props.asking.busy()}
              onClick={() => void props.asking.ask({ kind: 'stop-timer' })}
            >
              {props.session.isTimeOver() ? say().clearTimer : say().stopTimer}
            </Button>
          </Show>
        </div>
      </Show>
    </>
  );
}

function Floor(props: PartProps) {
  const desk = useDesk();
  const holder = () => props.session.running()?.floor?.seat;
  const say = () => liveWords().session;
  return (
    <>
      <p class="session-state">{props.session.floor() ?? say().floorFree}</p>
      <Show when={props.session.leads}>
        <div class="session-choices">
          <For each={[PARTNER_A, PARTNER_B]}>
            {(seat) => (
              <Show when={holder() !== seat}>
                <Button
                  busy={props.asking.busy()}
                  onClick={() => void props.asking.ask({ kind: 'give-floor', seat })}
                >
                  {say().giveFloor({ name: named(desk.board, seat) })}
                </Button>
              </Show>
            )}
          </For>
          <Show when={holder() !== undefined}>
            <Button
              busy={props.asking.busy()}
              onClick={() => void props.asking.ask({ kind: 'free-floor' })}
            >
              {say().freeFloor}
            </Button>
          </Show>
        </div>
      </Show>
    </>
  );
}

function First(props: PartProps) {
  const desk = useDesk();
  const other = () => (props.session.running()?.first === PARTNER_A ? PARTNER_B : PARTNER_A);
  return (
    <>
      <p class="session-state">{props.session.first()}</p>
      <Show when={props.session.leads}>
        <div class="session-choices">
          <Button
            busy={props.asking.busy()}
            onClick={() => void props.asking.ask({ kind: 'set-first', seat: other() })}
          >
            {liveWords().session.letFirst({ name: named(desk.board, other()) })}
          </Button>
        </div>
      </Show>
    </>
  );
}

function Listening(props: PartProps) {
  const isOn = () => props.session.listening();
  const say = () => liveWords().session;
  return (
    <Show when={props.session.leads || isOn()}>
      <Part title={say().listening}>
        <p class="session-hint">{say().listeningHint}</p>
        <Show when={isOn()}>
          <p class="session-state">{say().listeningOn}</p>
        </Show>
        <Show when={props.session.leads}>
          <div class="session-choices">
            <Button
              busy={props.asking.busy()}
              onClick={() => void props.asking.ask({ kind: 'set-listening', on: !isOn() })}
            >
              {isOn() ? say().turnListeningOff : say().turnListeningOn}
            </Button>
          </div>
        </Show>
      </Part>
    </Show>
  );
}
