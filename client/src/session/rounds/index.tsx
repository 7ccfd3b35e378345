export { RoundButton } from './RoundButton.tsx';
export { RoundSheet, RoundSheet as default } from './RoundSheet.tsx';
