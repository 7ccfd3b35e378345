import { render } from 'solid-js/web';
render(() => <p>Board</p>, document.body);
