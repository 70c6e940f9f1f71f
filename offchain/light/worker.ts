import { parentPort, workerData } from 'node:worker_threads';
import { compileBytecode } from 'smoldot/bytecode';
import { run } from 'smoldot/worker';

// The thread in which smoldot verifies; its sockets are the other thread's.
parentPort!.postMessage(await compileBytecode());
await run(workerData);
