import { localWords } from '../words/local.ts';

/** What a passkey on this device means for whoever lives with others, said before there is one. */
export function PasskeyFacts(props: { name: string }) {
  const words = () => localWords().ways;
  return (
    <ul class="device-facts">
      <li>{words().holder}</li>
      <li>{words().list({ name: props.name, host: location.hostname })}</li>
      <li>{words().synced}</li>
      <li>{words().local}</li>
    </ul>
  );
}
