import { Show } from 'solid-js';
import { useDesk } from '../board/createDesk.ts';
import { later } from '../ui/later.tsx';

const OpenCardMenu = later(() => import('./OpenCardMenu.tsx'), 'nothing');

/** One menu for all cards of the page. */
export function CardMenu() {
  const desk = useDesk();
  const asked = () => {
    const asking = desk.asking();
    return asking?.what === 'menu' ? asking : undefined;
  };
  return (
    <Show when={asked()} keyed>
      {(menu) => <OpenCardMenu asked={menu} />}
    </Show>
  );
}
