/** Three people, one page between them: their shapes around a sheet of paper. Says nothing words do not. */
export function JoinPicture() {
  return (
    <svg class="join-picture" viewBox="0 0 240 96" aria-hidden="true">
      <rect class="join-paper" x="62" y="22" width="116" height="66" rx="8" />
      <path class="join-lines" d="M78 42h46M78 55h64M78 68h34" />
      <circle data-person="partner-a" cx="34" cy="58" r="15" />
      <rect
        data-person="partner-b"
        x="193"
        y="45"
        width="26"
        height="26"
        rx="4"
        transform="rotate(45 206 58)"
      />
      <rect data-person="therapist" x="139" y="4" width="26" height="26" rx="5" />
    </svg>
  );
}
