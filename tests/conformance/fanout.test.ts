import { makeLocalFanout } from '@steady/server/fanout/local.ts';
import { fanoutConformance } from './fanout.ts';

fanoutConformance('local', async (count) => {
  const network = makeLocalFanout();
  return {
    machines: Array.from({ length: count }, () => network.join()),
    quiet: () => new Promise((resolve) => setImmediate(resolve)),
  };
});
