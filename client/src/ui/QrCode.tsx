import { encode } from 'uqr';
import './qrCode.css';

/** A code another device can scan. Always dark on white with its quiet border, or cameras miss it. */
export default function QrCode(props: { text: string; name: string }) {
  const code = () => encode(props.text, { ecc: 'M', border: 3 });
  return (
    <svg
      class="qr-code"
      role="img"
      aria-label={props.name}
      viewBox={`0 0 ${code().size} ${code().size}`}
      shape-rendering="crispEdges"
    >
      <path d={pathOf(code().data)} />
    </svg>
  );
}

/** One square of 1 unit for each dark module. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
}
