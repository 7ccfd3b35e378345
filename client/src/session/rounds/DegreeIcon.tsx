import Cloud from 'lucide-solid/icons/cloud';
import CloudSun from 'lucide-solid/icons/cloud-sun';
import Snowflake from 'lucide-solid/icons/snowflake';
import Sun from 'lucide-solid/icons/sun';
import Wind from 'lucide-solid/icons/wind';
import { Dynamic } from 'solid-js/web';
import type { Degree } from './degrees.ts';
import './degree.css';

const ICONS = { 1: Snowflake, 2: Wind, 3: Cloud, 4: CloudSun, 5: Sun };

/** Beside the word, never instead of it. */
export function DegreeIcon(props: { degree: Degree }) {
  return (
    <span class="round-degree" data-degree={props.degree}>
      <Dynamic component={ICONS[props.degree]} aria-hidden="true" />
    </span>
  );
}
