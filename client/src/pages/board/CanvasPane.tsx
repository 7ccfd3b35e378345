/** Stand-in until the canvas is there. */
export default function CanvasPane() {
  return <div class="canvas-pane" />;
}
