import { networkLauncher } from './launch/launcher.ts';
import { main } from './session/main.ts';

await main(networkLauncher);
